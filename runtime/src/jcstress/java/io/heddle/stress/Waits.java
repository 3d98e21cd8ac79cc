package io.heddle.stress;

import io.heddle.ThrowingCallable;
import io.heddle.ThrowingRunnable;
import java.time.Duration;

/** How long and how the actors wait. */
final class Waits {

  /** About as long as the other actor needs to come, so that time-outs meet it. */
  static final Duration BRIEF = Duration.ofNanos(20_000);

  /** Longer than a test may take. */
  static final Duration LONG = Duration.ofHours(1);

  private Waits() {}

  /** Does something that waits, where nobody interrupts. */
  static <T> T undisturbed(ThrowingCallable<T, InterruptedException> body) {
    try {
      return body.call();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts", e);
    }
  }

  /** As {@link #undisturbed(ThrowingCallable)}, without an answer. */
  static void undisturbed(ThrowingRunnable<InterruptedException> body) {
    try {
      body.run();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts", e);
    }
  }

  /** Does something that waits; false if it ended by an interrupt. */
  static boolean completes(ThrowingRunnable<InterruptedException> body) {
    try {
      body.run();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
