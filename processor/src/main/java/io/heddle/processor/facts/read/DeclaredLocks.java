package io.heddle.processor.facts.read;

import io.heddle.processor.declare.Contracts;
import io.heddle.processor.lock.LockUse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/**
 * What members declare about locks, with each view of a lock replaced by the lock itself, as bodies
 * name it.
 */
final class DeclaredLocks {

  private final Contracts contracts;
  private final LockViews views = new LockViews();
  private final Map<VariableElement, List<LockUse>> guards = new HashMap<>();
  private final Map<ExecutableElement, List<LockUse>> required = new HashMap<>();

  DeclaredLocks(Contracts contracts) {
    this.contracts = contracts;
  }

  LockViews views() {
    return views;
  }

  List<LockUse> guardsOf(VariableElement field) {
    return guards.computeIfAbsent(field, key -> resolved(contracts.guardsOf(key)));
  }

  List<LockUse> requiredBy(ExecutableElement method) {
    return required.computeIfAbsent(method, key -> resolved(contracts.requiredBy(key)));
  }

  List<LockUse> takenBy(ExecutableElement method) {
    return resolved(contracts.takenBy(method));
  }

  private List<LockUse> resolved(List<LockUse> locks) {
    return locks.isEmpty() ? locks : locks.stream().map(views::resolved).toList();
  }
}
