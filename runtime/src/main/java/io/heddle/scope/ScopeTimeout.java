package io.heddle.scope;

import java.util.List;

/**
 * A scope was not done when its time was over.
 *
 * <p>{@link #dump()} is what it looked like just before it was cancelled: who was still at work,
 * where, and which locks they waited for. The message ends with it. What tasks have thrown is among
 * the suppressed exceptions.
 */
public final class ScopeTimeout extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Lost when the exception is serialised; the message has it. */
  private final transient ScopeDump dump;

  ScopeTimeout(String label, ScopeDump dump, List<Throwable> failures) {
    super(label + " was not done when its time was over; it was cancelled in this state:\n" + dump);
    this.dump = dump;
    failures.forEach(this::addSuppressed);
  }

  /**
   * Returns the state of the scope, and of all within it, before it was cancelled.
   *
   * @return the dump; of scopes with many tasks, the stacks of the first hundred
   */
  public ScopeDump dump() {
    return dump;
  }
}
