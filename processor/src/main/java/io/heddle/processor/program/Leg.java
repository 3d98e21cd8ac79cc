package io.heddle.processor.program;

import io.heddle.processor.lock.LockMode;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One arc of the lock-order graph: a lock of one class is taken while a lock of another is held.
 *
 * @param from the class of the lock held
 * @param to the class of the lock taken
 * @param nesting where and how
 */
public record Leg(LockClass from, LockClass to, Nesting nesting) {

  /** The more convincing leg first. */
  static final Comparator<Leg> BY_CONVICTION =
      Comparator.comparingInt((Leg leg) -> leg.nesting().doubts())
          .thenComparing(leg -> leg.nesting().inner().route(), Route.BY_CONVICTION);

  LockMode heldMode() {
    return nesting.outer().lock().mode();
  }

  LockMode wantedMode() {
    return nesting.inner().lock().mode();
  }

  /**
   * Returns the classes of the locks that are surely held exclusively meanwhile, besides another of
   * the class that is waited for.
   */
  Set<LockClass> exclusives() {
    String owner = nesting.in().method().owner();
    return nesting.held().all().stream()
        .filter(hold -> hold.certain() && hold.lock().mode() == LockMode.WRITE)
        .flatMap(hold -> LockClass.of(hold.lock(), owner).stream())
        .filter(lockClass -> !lockClass.equals(to))
        .collect(Collectors.toSet());
  }
}
