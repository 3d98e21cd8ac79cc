package io.heddle.processor.program;

import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Selector;
import java.util.List;
import java.util.Set;

/**
 * Which of two objects was made first, where that can be told: what a constructor is passed is
 * older than what it makes.
 *
 * <p>So a thread that goes from object to object along final fields which constructors received
 * never comes back: locks that are only ever taken in that direction make no circle.
 *
 * @param received the final fields that constructors fill with what their callers pass
 */
record Ages(Set<FieldRef> received) {

  Ages {
    received = Set.copyOf(received);
  }

  /** Returns whether the leg takes the lock of an object that is older than the one it holds. */
  boolean isTowardsOlder(Leg leg) {
    LockPath younger = objectOf(leg.nesting().outer().lock(), leg.from());
    LockPath older = objectOf(leg.nesting().inner().lock(), leg.to());
    List<Selector> steps = older.selectors();
    int depth = younger.selectors().size();
    return younger.isStable()
        && older.root().equals(younger.root())
        && steps.size() > depth
        && steps.subList(0, depth).equals(younger.selectors())
        && steps.subList(depth, steps.size()).stream().allMatch(this::isReceived);
  }

  /** A lock that is named by its field belongs to the object that has the field. */
  private LockPath objectOf(LockUse lock, LockClass name) {
    LockPath path = lock.path();
    List<Selector> steps = path.selectors();
    boolean ownField = !name.field().isEmpty() && !steps.isEmpty();
    return ownField && !isReceived(steps.get(steps.size() - 1))
        ? new LockPath(path.root(), steps.subList(0, steps.size() - 1))
        : path;
  }

  private boolean isReceived(Selector step) {
    return step instanceof Selector.Field field && received.contains(field.field());
  }
}
