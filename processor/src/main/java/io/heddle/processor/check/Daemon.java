package io.heddle.processor.check;

import io.heddle.processor.program.Program;
import io.heddle.processor.program.ThreadMisuse;
import io.heddle.processor.program.ThreadMisuse.How;
import java.util.List;
import java.util.Set;

/** A daemon that cannot be stopped, or a thread that is made one too late. */
final class Daemon implements Rule {

  static final Set<How> CONCERNED = Set.of(How.DAEMON_TOO_LATE, How.DEAF);

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
    boolean late = misuse.how() == How.DAEMON_TOO_LATE;
    return new Finding(
        key(),
        Severity.WARNING,
        misuse.fact().at(),
        late
            ? "a thread is made a daemon before its start; found: it has been started on every path"
                + " that leads here, so this throws"
            : "a daemon ends when its stop event is set; found: "
                + misuse.in().method()
                + " never returns and never looks at it, so close() waits until it gives up",
        misuse.before().stream()
            .map(at -> new Finding.Step(at, misuse.in().method() + " starts it"))
            .map(step -> new Finding.Path("", List.of(step)))
            .toList(),
        late
            ? "set it before start()"
            : "loop 'while (!stopping.isSet())', or wait with 'stopping.await(..)'",
        misuse.in().suppressed());
  }
}
