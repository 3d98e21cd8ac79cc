package io.heddle.scope;

import org.jspecify.annotations.Nullable;

/** Takes all steps, also if one fails, and throws in the end what the first has thrown. */
final class Closing {

  private @Nullable Throwable first;

  void run(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      Throwable former = first;
      if (former == null) {
        first = e;
      } else if (former != e) {
        former.addSuppressed(e);
      }
    }
  }

  void throwFirst() {
    Throwable thrown = first;
    if (thrown instanceof RuntimeException e) {
      throw e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
  }
}
