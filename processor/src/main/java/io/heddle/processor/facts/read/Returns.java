package io.heddle.processor.facts.read;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.lock.LockPath;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * What one body returns, as far as that can tell its caller about a lock: true or false, an object
 * or null, a stamp or zero.
 */
final class Returns {

  private static final LockPath NO_OBJECT = LockPath.unknown("");

  private final Translation body;
  private int inlined;

  Returns(Translation body) {
    this.body = body;
  }

  /** Translates a lambda as part of the body: what it returns the body does not. */
  void inlined(Runnable lambda) {
    inlined++;
    lambda.run();
    inlined--;
  }

  /** Notes that the body returns no value. */
  void nothing(ReturnTree tree) {
    result(tree, List.of(), NO_OBJECT);
  }

  /** Evaluates what is returned. */
  void value(ReturnTree tree, ExpressionTree expression) {
    Optional<TypeKind> kind =
        body.reading.attribution().typeOf(expression).map(TypeMirror::getKind);
    if (inlined == 0 && kind.filter(TypeKind.BOOLEAN::equals).isPresent()) {
      truth(tree, expression);
      return;
    }
    body.expressions.value(expression);
    if (inlined == 0) {
      body.scopes.result(expression);
    }
    if (!body.flags.matter() && !Functions.isFunction(expression)) {
      return;
    }
    boolean isObject = kind.filter(found -> !found.isPrimitive()).isPresent();
    boolean tells = isObject || kind.filter(TypeKind.LONG::equals).isPresent();
    result(
        tree,
        tells ? List.of(!isNothing(expression)) : List.of(),
        isObject && inlined == 0 ? body.paths.of(expression) : NO_OBJECT);
  }

  private void truth(ReturnTree tree, ExpressionTree expression) {
    ExpressionTree value = Spines.withoutParentheses(expression);
    if (value instanceof LiteralTree literal) {
      result(tree, List.of(Boolean.TRUE.equals(literal.getValue())), NO_OBJECT);
    } else if (tellsOfLocks(value)) {
      int yes = body.graph.label();
      int no = body.graph.label();
      int end = body.graph.label();
      body.conditions.branch(value, yes, no);
      body.graph.moveTo(yes);
      result(tree, List.of(true), NO_OBJECT);
      body.graph.goTo(end);
      body.graph.moveTo(no);
      result(tree, List.of(false), NO_OBJECT);
      body.graph.fallTo(end);
    } else {
      body.expressions.value(expression);
      result(tree, List.of(), NO_OBJECT);
    }
  }

  /** Returns whether to follow what a boolean expression says: it can ask for a lock. */
  boolean tellsOfLocks(ExpressionTree expression) {
    ExpressionTree tree = Spines.withoutParentheses(expression);
    return switch (tree.getKind()) {
      case CONDITIONAL_AND, CONDITIONAL_OR, LOGICAL_COMPLEMENT, EQUAL_TO, NOT_EQUAL_TO -> true;
      case METHOD_INVOCATION -> body.results.isAttempt(tree) || body.promises.decides(tree);
      case ASSIGNMENT -> body.flags.namedBy(((AssignmentTree) tree).getVariable()).isPresent();
      case IDENTIFIER -> body.flags.namedBy(tree).isPresent();
      default -> false;
    };
  }

  private void result(ReturnTree tree, List<Boolean> present, LockPath object) {
    if (inlined == 0 && body.flags.matter()) {
      body.graph.add(
          new Fact.Result(present, object, body.reading.positions().unanchored(tree)), Body.NEVER);
    }
  }

  private static boolean isNothing(ExpressionTree expression) {
    ExpressionTree tree = Paths.withoutCasts(expression);
    return tree.getKind() == Tree.Kind.NULL_LITERAL
        || (tree instanceof LiteralTree literal
            && literal.getValue() instanceof Number number
            && number.longValue() == 0);
  }
}
