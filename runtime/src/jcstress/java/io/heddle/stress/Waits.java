package io.heddle.stress;

import io.heddle.ThrowingCallable;
import io.heddle.ThrowingRunnable;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long and how the actors wait. */
final class Waits {

  /** About as long as the other actor needs to come, so that time-outs meet it. */
  static final Duration BRIEF = Duration.ofNanos(20_000);

  /** Longer than a test may take. */
  static final Duration LONG = Duration.ofHours(1);

  private Waits() {}

  /** Passes from no time at all to as long as a brief wait takes, each time another. */
  static void pause() {
    int spins = ThreadLocalRandom.current().nextInt(4_000);
    for (int i = 0; i < spins; i++) {
      Thread.onSpinWait();
    }
  }

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
