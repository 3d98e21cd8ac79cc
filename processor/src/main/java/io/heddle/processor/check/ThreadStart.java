package io.heddle.processor.check;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.program.Program;
import io.heddle.processor.program.ThreadMisuse;
import io.heddle.processor.program.ThreadMisuse.How;
import java.util.List;

/** A thread is started too often, too early or not at all, or waited for in vain. */
final class ThreadStart implements Rule {

  @Override
  public String key() {
    return "thread-start";
  }

  @Override
  public List<Finding> findings(Program program) {
    return program.threads().misuses().stream()
        .filter(misuse -> !Daemon.CONCERNED.contains(misuse.how()))
        .map(this::of)
        .toList();
  }

  private Finding of(ThreadMisuse misuse) {
    return new Finding(
        key(),
        severity(misuse),
        misuse.fact().at(),
        headline(misuse),
        misuse.before().stream()
            .map(at -> new Finding.Step(at, misuse.in().method() + before(misuse)))
            .map(step -> new Finding.Path("", List.of(step)))
            .toList(),
        repair(misuse),
        misuse.in().suppressed());
  }

  /** Some park the main thread for ever in this way. */
  private static Severity severity(ThreadMisuse misuse) {
    boolean parks = misuse.how() == How.JOINS_ITSELF && misuse.fact() instanceof Fact.OnThread;
    return parks ? Severity.NOTE : Severity.WARNING;
  }

  private static String headline(ThreadMisuse misuse) {
    return switch (misuse.how()) {
      case RUN_HERE ->
          "a thread runs what it was made for only once it is started; found: run() is"
              + " called, and the current thread runs it";
      case STARTED_TWICE ->
          "a thread can be started once; found: it has been started on every path"
              + " that leads here";
      case JOINED_TOO_EARLY ->
          "a thread can be waited for once it is started; found: it is not"
              + " started on any path that leads here";
      case JOINS_ITSELF -> "the thread waits for its own end, for ever";
      case NEVER_STARTED -> "a thread runs once it is started; found: nobody starts this one";
      case SEEN_TOO_EARLY ->
          "another thread can use this object from here on; found: a field of it"
              + " is only assigned afterwards";
      case DAEMON_TOO_LATE, DEAF, CUT_OFF, UNSTOPPED -> "";
    };
  }

  private static String before(ThreadMisuse misuse) {
    return switch (misuse.how()) {
      case STARTED_TWICE -> " starts it";
      case SEEN_TOO_EARLY -> " assigns the field";
      default -> " makes it";
    };
  }

  private static String repair(ThreadMisuse misuse) {
    return switch (misuse.how()) {
      case RUN_HERE -> "call start(), or pass the task around instead of the thread";
      case STARTED_TWICE -> "make a new thread for each start";
      case JOINED_TOO_EARLY -> "start it before";
      case JOINS_ITSELF -> "wait for an event or latch that somebody can set";
      case NEVER_STARTED -> "start it, or remove it";
      case SEEN_TOO_EARLY -> "assign all fields first, or start the thread in a method of its own";
      case DAEMON_TOO_LATE, DEAF, CUT_OFF, UNSTOPPED -> "";
    };
  }
}
