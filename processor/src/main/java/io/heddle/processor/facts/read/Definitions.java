package io.heddle.processor.facts.read;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/**
 * Where the variables of one top-level class get their values.
 *
 * <p>The compiler knows which locals are effectively final but does not tell; counting what is
 * assigned tells it too.
 */
final class Definitions {

  private static final Set<String> MAKING_OBJECTS =
      Set.of("<init>", "readObject", "readObjectNoData", "readExternal", "clone");

  private static final Set<ElementKind> DEFINED_BY_DECLARATION =
      EnumSet.of(
          ElementKind.PARAMETER,
          ElementKind.EXCEPTION_PARAMETER,
          ElementKind.RESOURCE_VARIABLE,
          ElementKind.BINDING_VARIABLE);

  /** By variable, the trees that give it a value: initialisers, right-hand sides, increments. */
  private final Map<VariableElement, List<Tree>> values = new LinkedHashMap<>();

  /** The variables whose object is asked to {@code downgrade()}. */
  private final Set<VariableElement> downgraded = new HashSet<>();

  /** The fields that are given a value when their object, or class, is there already. */
  private final Set<VariableElement> reassigned = new HashSet<>();

  private final LockWords words;
  private boolean usesLocks;
  private boolean usesExplicitLocks;

  Definitions(ClassTree topLevel, Attribution attribution, LockWords words) {
    this.words = words;
    new Collector(attribution).scan(topLevel);
  }

  /** Returns whether what a variable keeps may be given up before it is closed. */
  boolean isDowngraded(VariableElement variable) {
    return downgraded.contains(variable);
  }

  /** Returns whether a field is given a value elsewhere than where its object or class is made. */
  boolean isReassigned(VariableElement field) {
    return reassigned.contains(field);
  }

  /** Returns whether the class, or one nested in it, takes any lock. */
  boolean usesLocks() {
    return usesLocks;
  }

  /**
   * Returns whether the class, or one nested in it, calls anything that is named like what takes or
   * gives back a lock other than a monitor.
   */
  boolean usesExplicitLocks() {
    return usesExplicitLocks;
  }

  /** Returns the variables that are given a value somewhere, in source order. */
  Set<VariableElement> variables() {
    return values.keySet();
  }

  /** Returns whether a local variable or parameter has one value for as long as it lives. */
  boolean isAssignedOnce(VariableElement local) {
    int count = values.getOrDefault(local, List.of()).size();
    return local.getModifiers().contains(Modifier.FINAL)
        || count == 0
        || (count == 1 && !DEFINED_BY_DECLARATION.contains(local.getKind()));
  }

  /** Returns the expression that gives a variable its only value. */
  Optional<ExpressionTree> onlyValueOf(VariableElement variable) {
    List<Tree> all = values.getOrDefault(variable, List.of());
    return all.size() == 1 && all.get(0) instanceof ExpressionTree value
        ? Optional.of(value)
        : Optional.empty();
  }

  /** Returns everything that gives a variable a value. */
  List<Tree> valuesOf(VariableElement variable) {
    return values.getOrDefault(variable, List.of());
  }

  /** Returns the expression that gives a variable its only value besides {@code false} and zero. */
  Optional<ExpressionTree> onlyTruthOf(VariableElement variable) {
    List<Tree> all =
        values.getOrDefault(variable, List.of()).stream()
            .filter(value -> !(value instanceof LiteralTree literal && isFalse(literal)))
            .toList();
    return all.size() == 1 && all.get(0) instanceof ExpressionTree value
        ? Optional.of(value)
        : Optional.empty();
  }

  private static boolean isFalse(LiteralTree literal) {
    Object value = literal.getValue();
    return Boolean.FALSE.equals(value)
        || (value instanceof Number number && number.longValue() == 0);
  }

  /** What a member makes when it runs, for all but methods. */
  private static Making madeBy(Tree member) {
    boolean ofClass =
        (member instanceof BlockTree block && block.isStatic())
            || (member instanceof VariableTree field
                && field.getModifiers().getFlags().contains(Modifier.STATIC));
    return ofClass ? Making.CLASS : Making.OBJECT;
  }

  /** What comes into being while code runs. */
  private enum Making {
    OBJECT,
    CLASS,
    NOTHING
  }

  private final class Collector extends SpineScanner {

    private final Attribution attribution;

    Collector(Attribution attribution) {
      this.attribution = attribution;
    }

    /** What is made where the scan is: an object, a class, or nothing. */
    private Making making = Making.NOTHING;

    private void define(Tree variable, Tree value) {
      attribution.variableOf(variable).ifPresent(named -> define(named, value));
    }

    private void define(VariableElement named, Tree value) {
      values.computeIfAbsent(named, key -> new ArrayList<>(1)).add(value);
      if (named.getKind().isField()
          && making != (Symbols.isStatic(named) ? Making.CLASS : Making.OBJECT)) {
        reassigned.add(named);
      }
    }

    private void during(Making what, Runnable inside) {
      Making before = making;
      making = what;
      inside.run();
      making = before;
    }

    @Override
    public Void visitSynchronized(SynchronizedTree tree, Void unused) {
      usesLocks = true;
      return super.visitSynchronized(tree, null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
      if (tree.getMethodSelect() instanceof MemberSelectTree select) {
        usesLocks |= words.takesLock(select.getIdentifier());
        usesExplicitLocks |= words.usesExplicitLock(select.getIdentifier());
        if (words.isDowngrade(select.getIdentifier())) {
          attribution.variableOf(select.getExpression()).ifPresent(downgraded::add);
        }
      } else if (tree.getMethodSelect() instanceof IdentifierTree name) {
        usesExplicitLocks |= words.usesExplicitLock(name.getName());
      }
      return super.visitMethodInvocation(tree, null);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree tree, Void unused) {
      usesExplicitLocks |= words.usesExplicitLock(tree.getName());
      return super.visitMemberReference(tree, null);
    }

    @Override
    public Void visitMethod(MethodTree tree, Void unused) {
      usesLocks |= tree.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED);
      boolean makes = MAKING_OBJECTS.contains(tree.getName().toString());
      during(makes ? Making.OBJECT : Making.NOTHING, () -> super.visitMethod(tree, null));
      return null;
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
      during(Making.NOTHING, () -> super.visitLambdaExpression(tree, null));
      return null;
    }

    @Override
    public Void visitClass(ClassTree tree, Void unused) {
      tree.getMembers().forEach(this::member);
      return null;
    }

    private void member(Tree tree) {
      try {
        during(madeBy(tree), () -> scan(tree));
      } catch (StackOverflowError tooDeep) {
        // Too deep to be translated as well: its body is then the one that is skipped.
      }
    }

    @Override
    public Void visitVariable(VariableTree tree, Void unused) {
      if (tree.getInitializer() != null) {
        define(tree, tree.getInitializer());
      }
      scan(tree.getInitializer());
      return null;
    }

    @Override
    public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void unused) {
      define(tree.getVariable(), tree);
      return super.visitEnhancedForLoop(tree, null);
    }

    @Override
    public Void visitAssignment(AssignmentTree tree, Void unused) {
      define(tree.getVariable(), tree.getExpression());
      return super.visitAssignment(tree, null);
    }

    @Override
    public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void unused) {
      define(tree.getVariable(), tree);
      return super.visitCompoundAssignment(tree, null);
    }

    @Override
    public Void visitUnary(UnaryTree tree, Void unused) {
      switch (tree.getKind()) {
        case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
            define(tree.getExpression(), tree);
        default -> {}
      }
      return super.visitUnary(tree, null);
    }
  }
}
