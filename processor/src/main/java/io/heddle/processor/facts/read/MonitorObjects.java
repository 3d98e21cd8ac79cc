package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Fact.Unfitness;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Looks at the objects that one body uses as monitors. */
final class MonitorObjects {

  private final Translation body;

  /** A finally block is translated for each way through it. */
  private final Set<Fact.UnfitLock> unfit = new LinkedHashSet<>();

  MonitorObjects(Translation body) {
    this.body = body;
  }

  /** Notes what is wrong with the object of a {@code synchronized} statement. */
  void locked(ExpressionTree expression, Tree at) {
    ExpressionTree object = Paths.withoutCasts(expression);
    unfitness(object).ifPresent(reason -> add(reason, nameOf(object, reason), at));
  }

  /** Notes that a thread waits for an object, or wakes those that do. */
  void waitedFor(MethodInvocationTree call, ExecutableElement method) {
    if (LockCalls.isOfObject(method)
        && call.getMethodSelect() instanceof MemberSelectTree select
        && typeOf(select.getExpression()).filter(body.reading.library()::isPrimitive).isPresent()) {
      ExpressionTree object = Paths.withoutCasts(select.getExpression());
      add(Unfitness.WAITED_FOR, nameOf(object, Unfitness.WAITED_FOR), call);
    }
  }

  List<Fact.UnfitLock> unfit() {
    return List.copyOf(unfit);
  }

  private void add(Unfitness reason, String what, Tree at) {
    unfit.add(new Fact.UnfitLock(reason, what, body.reading.positions().of(at)));
  }

  private String nameOf(ExpressionTree object, Unfitness reason) {
    return reason == Unfitness.OWN_CLASS ? "getClass()" : body.paths.of(object).toString();
  }

  private Optional<Unfitness> unfitness(ExpressionTree object) {
    if (object instanceof NewClassTree || object instanceof NewArrayTree) {
      return Optional.of(Unfitness.NEW);
    } else if (object instanceof MethodInvocationTree call && isOwnClass(call)) {
      return Optional.of(Unfitness.OWN_CLASS).filter(reason -> canHaveSubclasses());
    } else if (isThis(object)) {
      return Optional.empty();
    }
    Optional<VariableElement> variable = body.reading.attribution().variableOf(object);
    Optional<Unfitness> byType = typeOf(object).flatMap(body.reading.library()::unfitMonitor);
    if (byType.isPresent()) {
      boolean isUnique =
          isByIdentity(byType.get())
              && variable
                  .flatMap(body.reading.definitions()::onlyValueOf)
                  .filter(NewClassTree.class::isInstance)
                  .isPresent();
      return byType.filter(reason -> !isUnique);
    }
    return variable
        .filter(field -> field.getKind().isField())
        .filter(body.reading.definitions()::isReassigned)
        .map(field -> Unfitness.REPLACED);
  }

  /** A string or box that was made by {@code new} is nobody else's. */
  private static boolean isByIdentity(Unfitness reason) {
    return reason == Unfitness.STRING || reason == Unfitness.BOXED;
  }

  /** A class that extends a lock may well use its own monitor beside it. */
  private static boolean isThis(ExpressionTree object) {
    return (object instanceof IdentifierTree name && name.getName().contentEquals("this"))
        || (object instanceof MemberSelectTree select
            && select.getIdentifier().contentEquals("this"));
  }

  private static boolean isOwnClass(MethodInvocationTree call) {
    ExpressionTree select = call.getMethodSelect();
    return call.getArguments().isEmpty()
        && ((select instanceof IdentifierTree name && name.getName().contentEquals("getClass"))
            || (select instanceof MemberSelectTree member
                && member.getIdentifier().contentEquals("getClass")
                && isThis(member.getExpression())));
  }

  private boolean canHaveSubclasses() {
    return !Symbols.isLeaf(body.frame.owner.type());
  }

  private Optional<TypeElement> typeOf(ExpressionTree object) {
    return body.reading.attribution().typeOf(object).flatMap(body.reading.symbols()::elementOf);
  }
}
