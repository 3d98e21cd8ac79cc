package io.heddle;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Prints to {@link System#err}, as the JVM does, with one write so that threads do not mix. */
final class PrintingExceptHook implements ExceptHook {

  @Override
  public void handle(ExceptHookArgs args) {
    if (args.value() instanceof ThreadExit) {
      return;
    }
    StringWriter text = new StringWriter();
    text.append("Exception in thread \"").append(args.thread().name()).append("\" ");
    args.value().printStackTrace(new PrintWriter(text, true));
    System.err.print(text);
    System.err.flush();
  }

  @Override
  public String toString() {
    return "Threads.DEFAULT_EXCEPTHOOK";
  }
}
