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

  /** Closes the scopes that a thread has opened within another and left open. */
  static void inner(Strand strand, Scope outer) {
    Closing closing = new Closing();
    for (Scope left = strand.innermost(); left != null && left != outer; ) {
      Scope open = left;
      closing.run(open::close);
      closing.run(
          () -> {
            throw new IllegalStateException(
                open.label() + " was left open; open it in try-with-resources");
          });
      left = strand.innermost();
    }
    closing.throwFirst();
  }
}
