package io.heddle.processor.check;

import io.heddle.processor.program.Program;
import io.heddle.processor.program.ThreadMisuse;
import io.heddle.processor.program.ThreadMisuse.How;
import java.util.List;
import java.util.Set;

/**
 * A daemon that cannot be stopped, or is stopped in the midst of its work; a thread that is made
 * one too late, or should be one.
 */
final class Daemon implements Rule {

  static final Set<How> CONCERNED =
      Set.of(How.DAEMON_TOO_LATE, How.DEAF, How.CUT_OFF, How.UNSTOPPED);

  @Override
  public String key() {
    return "daemon";
  }

  @Override
  public List<Finding> findings(Program program) {
    return program.threads().misuses().stream()
        .filter(misuse -> CONCERNED.contains(misuse.how()))
        .map(this::of)
        .toList();
  }

  private Finding of(ThreadMisuse misuse) {
    boolean undecided = misuse.how() == How.CUT_OFF || misuse.how() == How.UNSTOPPED;
    String step = misuse.how() == How.CUT_OFF ? "it writes" : misuse.in().method() + " starts it";
    return new Finding(
        key(),
        undecided ? Severity.NOTE : Severity.WARNING,
        misuse.fact().at(),
        text(misuse),
        misuse.before().stream()
            .map(at -> new Finding.Path("", List.of(new Finding.Step(at, step))))
            .toList(),
        repair(misuse.how()),
        misuse.in().suppressed());
  }

  private static String text(ThreadMisuse misuse) {
    return switch (misuse.how()) {
      case DAEMON_TOO_LATE ->
          "a thread is made a daemon before its start; found: it has been started on every path"
              + " that leads here, so this throws";
      case CUT_OFF ->
          "the end of the program cuts a daemon off wherever it is; found: this one writes what"
              + " should last, and nobody waits for it";
      case UNSTOPPED ->
          "a thread that is no daemon keeps the program alive until it ends; found: this one never"
              + " returns, and nobody joins or interrupts it";
      default ->
          "a daemon ends when its stop event is set; found: "
              + misuse.in().method()
              + " never returns and never looks at it, so close() waits until it gives up";
    };
  }

  private static String repair(How how) {
    return switch (how) {
      case DAEMON_TOO_LATE -> "set it before start()";
      case CUT_OFF -> "tell it to end and join it before the program ends, or make it no daemon";
      case UNSTOPPED -> "give it a way to end, or make it a daemon before its start";
      default -> "loop 'while (!stopping.isSet())', or wait with 'stopping.await(..)'";
    };
  }
}
