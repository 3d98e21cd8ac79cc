package io.heddle.processor;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.tools.JavaFileManager;
import javax.tools.ToolProvider;

/** Changes a source in a few places, as a file is that somebody is still working at. */
final class Mutation {

  private static final int MOST_CHANGES = 2;

  private static final List<String> OTHER_TYPES =
      List.of("Missing", "int", "String", "Object", "List<Missing>", "Runnable[]", "void");

  private static final List<String> OTHER_EXPRESSIONS =
      List.of("null", "missing", "this", "0", "\"\"", "missing.call()", "() -> {}", "new Object()");

  /** What can be changed. Only parts of one kind take each other's place. */
  private enum Kind {
    STATEMENT,
    ANNOTATION,
    TYPE,
    EXPRESSION
  }

  /** A stretch of the source. */
  private record Part(int start, int end) {
    String in(String source) {
      return source.substring(start, end);
    }
  }

  private final Random random;
  private final JavaFileManager files;

  private Mutation(Random random, JavaFileManager files) {
    this.random = random;
    this.files = files;
  }

  /** Returns the source with one or two changes; the same for the same numbers. */
  static String of(String source, Random random, JavaFileManager files) throws IOException {
    Mutation mutation = new Mutation(random, files);
    String changed = source;
    for (int change = random.nextInt(MOST_CHANGES); change >= 0; change--) {
      changed = mutation.changed(changed);
    }
    return changed;
  }

  private String changed(String source) throws IOException {
    Map<Kind, List<Part>> parts = new Parts().in(source, files);
    if (parts.isEmpty()) {
      return source;
    }
    // Sources with other statements often still compile, so that the rules see them.
    boolean isStatement = parts.containsKey(Kind.STATEMENT) && random.nextInt(4) > 0;
    Kind kind = isStatement ? Kind.STATEMENT : any(List.copyOf(parts.keySet()));
    Part part = any(parts.get(kind));
    return switch (kind) {
      case STATEMENT, ANNOTATION ->
          switch (random.nextInt(3)) {
            case 0 -> with(source, part, "");
            case 1 -> with(source, part, part.in(source) + " " + part.in(source));
            default -> swapped(source, part, any(parts.get(kind)));
          };
      case TYPE ->
          random.nextBoolean()
              ? with(source, part, any(OTHER_TYPES))
              : swapped(source, part, any(parts.get(kind)));
      case EXPRESSION ->
          random.nextBoolean()
              ? with(source, part, any(OTHER_EXPRESSIONS))
              : swapped(source, part, any(parts.get(kind)));
    };
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static String with(String source, Part part, String text) {
    return source.substring(0, part.start()) + text + source.substring(part.end());
  }

  /** One within the other takes the place of the other. */
  private static String swapped(String source, Part one, Part other) {
    Part first = one.start() <= other.start() ? one : other;
    Part last = one.start() <= other.start() ? other : one;
    return first.end() <= last.start()
        ? with(with(source, last, first.in(source)), first, last.in(source))
        : with(source, first, last.in(source));
  }

  /** The parts of a source, as far as it can be parsed. */
  private static final class Parts extends TreeScanner<Void, Void> {
    private final Map<Kind, List<Part>> found = new EnumMap<>(Kind.class);
    private SourcePositions positions;
    private CompilationUnitTree unit;

    Map<Kind, List<Part>> in(String source, JavaFileManager files) throws IOException {
      JavacTask task =
          (JavacTask)
              ToolProvider.getSystemJavaCompiler()
                  .getTask(
                      new StringWriter(),
                      files,
                      null,
                      List.of("-proc:none"),
                      null,
                      List.of(new SourceInMemory("Parsed", source)));
      positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree parsed : task.parse()) {
        unit = parsed;
        scan(parsed.getTypeDecls(), null);
      }
      return found;
    }

    private void add(Kind kind, Tree tree) {
      int start = (int) positions.getStartPosition(unit, tree);
      int end = (int) positions.getEndPosition(unit, tree);
      if (start >= 0 && end > start) {
        found.computeIfAbsent(kind, one -> new ArrayList<>()).add(new Part(start, end));
      }
    }

    private void addAll(Kind kind, Iterable<? extends Tree> trees) {
      trees.forEach(tree -> add(kind, tree));
    }

    @Override
    public Void scan(Tree tree, Void unused) {
      if (tree instanceof AnnotationTree) {
        add(Kind.ANNOTATION, tree);
      } else if (tree instanceof ExpressionTree) {
        add(Kind.EXPRESSION, tree);
      }
      return super.scan(tree, unused);
    }

    @Override
    public Void visitBlock(BlockTree tree, Void unused) {
      addAll(Kind.STATEMENT, tree.getStatements());
      return super.visitBlock(tree, unused);
    }

    @Override
    public Void visitCase(CaseTree tree, Void unused) {
      if (tree.getStatements() != null) {
        addAll(Kind.STATEMENT, tree.getStatements());
      }
      return super.visitCase(tree, unused);
    }

    @Override
    public Void visitClass(ClassTree tree, Void unused) {
      // The constants of an enum and the components of a record stand in lists with commas.
      boolean isPlain = tree.getKind() == Tree.Kind.CLASS || tree.getKind() == Tree.Kind.INTERFACE;
      tree.getMembers().stream()
          .filter(member -> isPlain || member instanceof MethodTree)
          .forEach(member -> add(Kind.STATEMENT, member));
      addAll(Kind.TYPE, tree.getImplementsClause());
      return super.visitClass(tree, unused);
    }

    @Override
    public Void visitMethod(MethodTree tree, Void unused) {
      if (tree.getReturnType() != null) {
        add(Kind.TYPE, tree.getReturnType());
      }
      addAll(Kind.TYPE, tree.getThrows());
      return super.visitMethod(tree, unused);
    }

    @Override
    public Void visitVariable(VariableTree tree, Void unused) {
      if (tree.getType() != null) {
        add(Kind.TYPE, tree.getType());
      }
      return super.visitVariable(tree, unused);
    }

    @Override
    public Void visitNewClass(NewClassTree tree, Void unused) {
      add(Kind.TYPE, tree.getIdentifier());
      return super.visitNewClass(tree, unused);
    }
  }
}
