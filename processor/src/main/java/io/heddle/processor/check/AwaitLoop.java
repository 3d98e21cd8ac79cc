package io.heddle.processor.check;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.program.LooseWait;
import io.heddle.processor.program.Occurrence;
import io.heddle.processor.program.Program;
import java.util.List;
import java.util.stream.Stream;

/**
 * A wait for a condition outside of a loop that tests again what is waited for, or a signal after
 * which there is nothing else to be found.
 */
final class AwaitLoop implements Rule {

  @Override
  public String key() {
    return "await-loop";
  }

  @Override
  public List<Finding> findings(Program program) {
    return Stream.concat(
            program.waits().loose().stream().map(this::of),
            program.waits().bare().stream().map(this::of))
        .toList();
  }

  private Finding of(Occurrence<Fact.Signal> signal) {
    return new Finding(
        key(),
        Severity.NOTE,
        signal.fact().at(),
        "a signal follows a change of what the waiters test, made with the lock held; found: "
            + signal.in().method()
            + " only takes the lock and wakes those who wait for "
            + name(signal.fact().condition()),
        List.of(),
        "change what they test in here: who begins to wait after a bare signal never hears of it",
        signal.in().suppressed());
  }

  private Finding of(LooseWait wait) {
    Fact.Await await = wait.await();
    String from = wait.calls().isEmpty() ? "" : "; neither has " + wait.calls().get(0).caller();
    return new Finding(
        key(),
        await.timed() ? Severity.NOTE : Severity.WARNING,
        await.at(),
        "waiting for "
            + name(await.condition())
            + " needs a loop that tests again what it waits for; found: no loop around it in "
            + wait.in().method()
            + from,
        wait.calls().isEmpty()
            ? List.of()
            : List.of(new Finding.Path("", Witness.steps(wait.calls()))),
        "wait in 'while (!ready)': a wait can end without a signal, and another thread can be"
            + " faster",
        wait.in().suppressed());
  }

  private static String name(LockPath condition) {
    return "'" + condition + "'";
  }
}
