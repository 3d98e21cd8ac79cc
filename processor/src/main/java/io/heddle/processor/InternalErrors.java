package io.heddle.processor;

import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** Keeps what goes wrong inside Heddle away from the compiler and the user's build. */
final class InternalErrors {

  private static final int FRAMES_SHOWN = 8;

  private final Messager messager;
  private boolean reported;

  InternalErrors(Messager messager) {
    this.messager = messager;
  }

  /** Runs a piece of work; whatever it throws becomes one warning. */
  void contain(String work, Runnable body) {
    try {
      body.run();
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
      report(work, failure);
    }
  }

  /** Prints the first failure of a compilation; those that follow are usually its consequence. */
  private void report(String work, Throwable failure) {
    if (reported) {
      return;
    }
    reported = true;
    StringBuilder text = new StringBuilder("[heddle.internal] Heddle failed while ");
    text.append(work).append("; the build goes on without it.");
    text.append("\n  To report with the code that shows it: ").append(failure);
    StackTraceElement[] trace = failure.getStackTrace();
    for (int index = 0; index < Math.min(FRAMES_SHOWN, trace.length); index++) {
      text.append("\n    at ").append(trace[index]);
    }
    messager.printMessage(Diagnostic.Kind.WARNING, text);
  }
}
