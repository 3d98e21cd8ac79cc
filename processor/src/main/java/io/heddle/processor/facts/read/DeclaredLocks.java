package io.heddle.processor.facts.read;

import io.heddle.processor.declare.Contracts;
import io.heddle.processor.declare.PassedFunctions.Terms;
import io.heddle.processor.declare.Roles;
import io.heddle.processor.declare.ViewLocks.Forwarded;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Promise;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/**
 * What members declare about locks, with each view of a lock replaced by the lock itself, as bodies
 * name it.
 */
final class DeclaredLocks {

  private final Contracts contracts;
  private final LockViews views = new LockViews();

  DeclaredLocks(Contracts contracts) {
    this.contracts = contracts;
  }

  LockViews views() {
    return views;
  }

  Roles roles() {
    return contracts.roles();
  }

  List<LockUse> guardsOf(VariableElement field) {
    return resolved(contracts.guardsOf(field));
  }

  List<LockUse> requiredBy(ExecutableElement method) {
    return resolved(contracts.requiredBy(method));
  }

  List<LockUse> takenBy(ExecutableElement method) {
    return resolved(contracts.takenBy(method));
  }

  /** Returns the method of a view that a method of its woven class stands for. */
  Optional<Forwarded> forwardedBy(ExecutableElement forwarding) {
    return contracts
        .views()
        .behind(forwarding)
        .map(found -> new Forwarded(found.method(), resolved(found.locks())));
  }

  /** Returns the locks that callers of a method must not hold. */
  List<LockUse> excludedBy(ExecutableElement method) {
    return resolved(contracts.excludedBy(method));
  }

  /** Returns what a method says that it does to the locks of its caller. */
  Promise promiseOf(ExecutableElement method) {
    Promise said = contracts.promiseOf(method);
    return said.isEmpty()
        ? said
        : new Promise(
            resolved(said.acquires()),
            resolved(said.releases()),
            resolved(said.attempts()),
            said.when());
  }

  /** Returns whether a method says that it may block. */
  boolean blocks(ExecutableElement method) {
    return contracts.blocking().contains(method);
  }

  /** Returns whether any method can promise anything in the annotations of Heddle. */
  boolean canPromise() {
    return contracts.canBeSaid();
  }

  /** Returns what a method promises about a function that is passed to it. */
  Terms termsOf(ExecutableElement method, int argument) {
    Terms terms = contracts.functions().of(method, argument);
    return terms.held().isEmpty() && terms.excluded().isEmpty()
        ? terms
        : new Terms(terms.inline(), resolved(terms.held()), resolved(terms.excluded()));
  }

  /** Returns what is held when a method starts: what it requires, and what it gives back. */
  List<LockUse> heldAtEntryOf(ExecutableElement method) {
    List<LockUse> required = requiredBy(method);
    List<LockUse> released = promiseOf(method).releases();
    if (released.isEmpty()) {
      return required;
    }
    Set<LockUse> both = new LinkedHashSet<>(required);
    both.addAll(released);
    return List.copyOf(both);
  }

  private List<LockUse> resolved(List<LockUse> locks) {
    return locks.isEmpty() ? locks : locks.stream().map(views::resolved).toList();
  }
}
