package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.MethodRef;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A lock that is taken while another is held.
 *
 * @param in the body that holds the outer lock
 * @param outer the lock held
 * @param held everything held there, the outer lock included
 * @param inner the lock taken, in the frame of {@code in}
 * @param exclusive whether no other thread can have the object of one of the two yet
 */
public record Nesting(MethodFacts in, Hold outer, HeldLocks held, Wanted inner, boolean exclusive)
    implements Placed {

  /** Returns whether both are the same object for sure. */
  public boolean sameLock() {
    return outer.lock().path().isStable() && outer.lock().path().equals(inner.lock().path());
  }

  /** Returns the class of the lock held, if it has a name. */
  public Optional<LockClass> outerClass() {
    return LockClass.of(outer.lock(), in.method().owner());
  }

  /**
   * Returns whether a thread can come to wait for another there: not for a lock of an object that
   * no other thread has yet, not in a class initialiser, and not with a time limit.
   */
  public boolean canBlock() {
    return inner.waits() == Fact.Wait.UNBOUNDED
        && in.kind() != MethodFacts.Kind.STATIC_INITIALIZER
        && !exclusive;
  }

  /** Returns how many assumptions it rests on. */
  public int doubts() {
    return inner.route().doubts() + (outer.certain() ? 0 : 1);
  }

  @Override
  public Stream<MethodRef> bodies() {
    return Stream.concat(
        Placed.super.bodies(), inner.route().calls().stream().map(call -> call.callee()));
  }
}
