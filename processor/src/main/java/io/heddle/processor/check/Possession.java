package io.heddle.processor.check;

import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import io.heddle.processor.program.HeldLocks;
import io.heddle.processor.program.Hold;
import io.heddle.processor.program.LockClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a lock that is needed could be among those held, perhaps under another name.
 *
 * @param received the final fields that hold what a constructor was passed: others know such a lock
 *     by another name
 * @param takenForCallers by body, the locks that bodies which it calls take for it, perhaps: only
 *     if they return true, for instance
 */
record Possession(Set<FieldRef> received, Map<MethodRef, List<LockPath>> takenForCallers) {

  private static final String STAMPED = "java.util.concurrent.locks.StampedLock";

  boolean mayHold(MethodFacts method, HeldLocks held, LockUse needed) {
    if (held.covers(needed) || isStamped(held, needed) || isWrapped(method, held, needed)) {
      return true;
    }
    if (isPlain(needed.path()) && held.matching(needed.path()).findAny().isPresent()) {
      return false;
    }
    return held.all().stream().anyMatch(hold -> couldBe(hold, needed, method));
  }

  /**
   * An object that is no lock itself guards by the lock that it holds in a field, and a helper may
   * have taken either.
   */
  private boolean isWrapped(MethodFacts method, HeldLocks held, LockUse needed) {
    boolean isObject = needed.kind() == LockKind.MONITOR;
    return takenForCallers.getOrDefault(method.method(), List.of()).stream()
            .anyMatch(
                taken -> taken.equals(needed.path()) || isBelow(taken, needed.path(), isObject))
        || held.all().stream()
            .anyMatch(hold -> isBelow(hold.lock().path(), needed.path(), isObject));
  }

  private static boolean isBelow(LockPath lock, LockPath object, boolean isObject) {
    int depth = object.selectors().size();
    return isObject
        && lock.root().equals(object.root())
        && lock.selectors().size() == depth + 1
        && (depth > 0 || object.root() instanceof Root.Static)
        && lock.selectors().subList(0, depth).equals(object.selectors());
  }

  /** An optimistic read holds nothing, and a stamp of the read side can be converted. */
  private static boolean isStamped(HeldLocks held, LockUse needed) {
    return needed.path().type().equals(STAMPED)
        && (needed.mode() == LockMode.READ || held.matching(needed.path()).findAny().isPresent());
  }

  private boolean couldBe(Hold hold, LockUse needed, MethodFacts method) {
    LockUse lock = hold.lock();
    if (isReceived(needed.path()) || isReceived(lock.path())) {
      return lock.kind() == needed.kind() && lock.path().type().equals(needed.path().type());
    }
    if (isPlain(lock.path()) && isPlain(needed.path())) {
      return false;
    }
    String owner = method.method().owner();
    return couldBeAny(lock, needed, owner)
        || LockClass.of(lock, owner).equals(LockClass.of(needed, owner));
  }

  private boolean isReceived(LockPath path) {
    List<Selector> steps = path.selectors();
    Optional<Selector> last =
        steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
    return last.isPresent()
        && last.get() instanceof Selector.Field field
        && received.contains(field.field());
  }

  /** A lock in a variable that was chosen somehow: {@code writing ? rw.writeLock() : readLock}. */
  private static boolean couldBeAny(LockUse held, LockUse needed, String owner) {
    LockPath path = held.path();
    boolean chosen = path.root() instanceof Root.Local || path.root() instanceof Root.Unknown;
    return chosen
        && path.selectors().isEmpty()
        && (held.kind() == LockKind.MONITOR) == (needed.kind() == LockKind.MONITOR)
        && LockClass.of(held, owner).isEmpty();
  }

  /** Two different plain paths name two objects, unless the program went out of its way. */
  private static boolean isPlain(LockPath path) {
    boolean named =
        path.root() instanceof Root.This
            || path.root() instanceof Root.Parameter
            || path.root() instanceof Root.Static
            || path.root() instanceof Root.ClassLiteral;
    return named && path.isStable() && path.selectors().size() <= 1;
  }
}
