package io.heddle.processor.facts.read;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import io.heddle.processor.declare.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Finds what lets others see an object of a woven class before it has its locks: constructors and
 * initializers that hand {@code this} to another object, keep it where others find it, or start a
 * thread that uses it.
 *
 * <p>It reads trees whose names have not been resolved yet, and says only what is certain without
 * that: a call on {@code this} itself, a lambda, and a part that is made with its whole ({@code new
 * Part(this)}) are left alone.
 */
public final class ThisEscapes {

  private static final Set<String> HARMLESS =
      Set.of("Objects", "System", "String", "Integer", "super", "this");

  /** Methods that look at what they are given and do not keep it. */
  private static final Set<String> LOOKING =
      Set.of(
          "append",
          "compare",
          "compareTo",
          "contains",
          "debug",
          "equals",
          "error",
          "format",
          "get",
          "info",
          "isInstance",
          "log",
          "print",
          "printf",
          "println",
          "remove",
          "trace",
          "warn");

  private static final Set<String> RUNNING_LATER =
      Set.of("submit", "execute", "schedule", "scheduleAtFixedRate", "scheduleWithFixedDelay");

  private final Trees trees;

  /**
   * Makes a finder.
   *
   * @param trees gives the trees of classes
   */
  public ThisEscapes(Trees trees) {
    this.trees = trees;
  }

  /**
   * Finds the escapes of a class.
   *
   * @param type a class
   * @return one problem for each constructor or initialized field from which the object escapes
   */
  public List<Problem> in(TypeElement type) {
    ClassTree tree = trees.getTree(type);
    if (tree == null) {
      return List.of();
    }
    List<Problem> problems = new ArrayList<>();
    for (Element member : type.getEnclosedElements()) {
      if (member.getKind() == ElementKind.CONSTRUCTOR) {
        Tree constructor = trees.getTree(member);
        if (constructor instanceof MethodTree method && method.getBody() != null) {
          escape(method.getBody(), type)
              .ifPresent(how -> problems.add(Problem.thisEscapes(member, type, how)));
        }
      }
    }
    for (Tree member : tree.getMembers()) {
      boolean isOfObjects =
          (member instanceof BlockTree block && !block.isStatic())
              || (member instanceof VariableTree field
                  && !field.getModifiers().getFlags().contains(Modifier.STATIC));
      if (isOfObjects) {
        escape(member, type).ifPresent(how -> problems.add(Problem.thisEscapes(type, type, how)));
      }
    }
    return problems;
  }

  private static Optional<String> escape(Tree body, TypeElement type) {
    Scan scan = new Scan(type);
    scan.scan(body, null);
    return scan.found.stream().findFirst();
  }

  /** Goes through what runs during construction: no lambdas, no classes. */
  private static final class Scan extends TreeScanner<Void, Void> {

    final List<String> found = new ArrayList<>();
    private final TypeElement type;

    Scan(TypeElement type) {
      this.type = type;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
      if (call.getMethodSelect() instanceof MemberSelectTree select) {
        String name = select.getIdentifier().toString();
        boolean isForeign =
            !HARMLESS.contains(select.getExpression().toString()) && !LOOKING.contains(name);
        if (isForeign && call.getArguments().stream().anyMatch(this::isThis)) {
          found.add("passes 'this' to %s.%s(..)".formatted(select.getExpression(), name));
        } else if (isForeign
            && RUNNING_LATER.contains(name)
            && call.getArguments().stream().anyMatch(this::usesThisLater)) {
          found.add("lets %s.%s(..) use 'this'".formatted(select.getExpression(), name));
        } else if (name.equals("start") && startsThreadWithThis(select.getExpression())) {
          found.add("starts a thread that uses 'this'");
        }
      }
      return super.visitMethodInvocation(call, null);
    }

    @Override
    public Void visitAssignment(AssignmentTree assignment, Void unused) {
      if (isThis(assignment.getExpression()) && isSeenByOthers(assignment.getVariable())) {
        found.add("keeps 'this' in " + assignment.getVariable());
      }
      return super.visitAssignment(assignment, null);
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree lambda, Void unused) {
      return null;
    }

    @Override
    public Void visitClass(ClassTree nested, Void unused) {
      return null;
    }

    private boolean isThis(ExpressionTree expression) {
      String text = Paths.withoutCasts(expression).toString();
      return text.equals("this") || text.equals(type.getSimpleName() + ".this");
    }

    private boolean usesThisLater(ExpressionTree argument) {
      return argument instanceof LambdaExpressionTree
          || (argument instanceof MemberReferenceTree reference
              && isThis(reference.getQualifierExpression()));
    }

    private boolean startsThreadWithThis(ExpressionTree started) {
      return Paths.withoutCasts(started) instanceof NewClassTree made
          && made.getIdentifier().toString().endsWith("Thread")
          && made.getArguments().stream()
              .anyMatch(argument -> isThis(argument) || usesThisLater(argument));
    }

    /** Fields of other objects, and static ones; local variables and own fields are not. */
    private boolean isSeenByOthers(ExpressionTree variable) {
      if (variable instanceof MemberSelectTree select) {
        return !select.getExpression().toString().equals("this");
      }
      return variable instanceof IdentifierTree name
          && ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
              .filter(field -> field.getModifiers().contains(Modifier.STATIC))
              .anyMatch(field -> field.getSimpleName().contentEquals(name.getName()));
    }
  }
}
