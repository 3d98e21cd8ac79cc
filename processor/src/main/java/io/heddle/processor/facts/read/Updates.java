package io.heddle.processor.facts.read;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.UnaryTree;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.lock.LockPath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Notes where one body computes the new value of a volatile field from its old one. */
final class Updates {

  private final Translation body;

  Updates(Translation body) {
    this.body = body;
  }

  /** Notes {@code field++} and {@code field += value}. */
  void inPlace(ExpressionTree target) {
    volatileField(target).ifPresent(field -> add(field, target));
  }

  /** Notes {@code field = field + 1} and the like: the same field of the same object. */
  void assigned(ExpressionTree target, ExpressionTree value) {
    volatileField(target)
        .filter(field -> isComputedFrom(value, field, baseOf(target, field)))
        .ifPresent(field -> add(field, target));
  }

  private Optional<VariableElement> volatileField(ExpressionTree target) {
    return target instanceof IdentifierTree || target instanceof MemberSelectTree
        ? body.reading
            .attribution()
            .variableOf(target)
            .filter(field -> field.getModifiers().contains(Modifier.VOLATILE))
        : Optional.empty();
  }

  private boolean isComputedFrom(ExpressionTree value, VariableElement field, LockPath base) {
    Deque<ExpressionTree> open = new ArrayDeque<>();
    open.push(value);
    while (!open.isEmpty()) {
      ExpressionTree part = Paths.withoutCasts(open.pop());
      if (part instanceof BinaryTree binary) {
        open.push(binary.getLeftOperand());
        open.push(binary.getRightOperand());
      } else if (part instanceof UnaryTree unary) {
        open.push(unary.getExpression());
      } else if (part instanceof MethodInvocationTree call && isArithmetic(call)) {
        call.getArguments().forEach(open::push);
      } else if (body.reading.attribution().variableOf(part).filter(field::equals).isPresent()
          && baseOf(part, field).equals(base)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isArithmetic(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        && select.getExpression() instanceof IdentifierTree type
        && type.getName().contentEquals("Math");
  }

  private LockPath baseOf(ExpressionTree use, VariableElement field) {
    Optional<TypeElement> owner = Symbols.ownerOf(field);
    return owner.map(type -> body.paths.baseOf(use, field, type)).orElse(LockPath.unknown(""));
  }

  private void add(VariableElement field, ExpressionTree target) {
    if (!body.isUnchecked()) {
      body.graph.add(
          new Fact.Update(
              body.reading.symbols().fieldOf(field),
              baseOf(target, field),
              body.reading.positions().of(target)),
          Body.NEVER);
    }
  }
}
