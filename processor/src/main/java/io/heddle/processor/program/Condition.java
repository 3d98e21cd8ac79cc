package io.heddle.processor.program;

import io.heddle.processor.lock.LockPath;

/** What must be so for something to happen in a body. */
sealed interface Condition {

  /** Returns the opposite. */
  Condition negated();

  /**
   * The body is passed a boolean.
   *
   * @param parameter the index of one of its boolean parameters
   * @param value what that must be
   */
  record Passed(int parameter, boolean value) implements Condition {
    @Override
    public Condition negated() {
      return new Passed(parameter, !value);
    }
  }

  /**
   * Two names that the body has are of one object, or are not.
   *
   * @param one a name in the frame of the body
   * @param other another one
   */
  record Compared(LockPath one, LockPath other, boolean same) implements Condition {
    @Override
    public Condition negated() {
      return new Compared(one, other, !same);
    }
  }
}
