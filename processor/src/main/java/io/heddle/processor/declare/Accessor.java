package io.heddle.processor.declare;

import io.heddle.processor.lock.LockPath;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;

/** An abstract method without parameters that returns a primitive of the runtime. */
public sealed interface Accessor {

  /** Returns the method to implement. */
  ExecutableElement method();

  /**
   * Returns a generated lock.
   *
   * @param method the method to implement
   * @param path the lock
   */
  record OfLock(ExecutableElement method, LockPath path) implements Accessor {}

  /**
   * Returns a primitive of its own that needs no more than a name.
   *
   * @param method the method to implement
   * @param primitive what it returns
   * @param amount the permits it starts with, or the items it has room for, where that is limited
   */
  record OfPrimitive(ExecutableElement method, Primitive primitive, Optional<Integer> amount)
      implements Accessor {}

  /**
   * Returns the life cycle of the object.
   *
   * @param method the method to implement
   */
  record OfLifeCycle(ExecutableElement method) implements Accessor {}

  /**
   * Returns a condition.
   *
   * @param method the method to implement
   * @param lock the lock of the condition; empty for one of its own
   */
  record OfCondition(ExecutableElement method, Optional<TakenLock> lock) implements Accessor {}

  /**
   * Returns a barrier.
   *
   * @param method the method to implement
   * @param meeting its parties, action and time-out
   */
  record OfBarrier(ExecutableElement method, Meeting meeting) implements Accessor {}
}
