package io.heddle.processor.check;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.program.HeldWait;
import io.heddle.processor.program.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A wait for a condition gives up the lock of the condition only: a second lock stays held, and
 * whoever would wake the waiter may need it.
 */
final class AwaitHolding implements Rule {

  @Override
  public String key() {
    return "await-holding";
  }

  @Override
  public List<Finding> findings(Program program) {
    Map<Position, HeldWait> nearest = new LinkedHashMap<>();
    for (HeldWait wait : program.waits().held()) {
      if (wait.fact() instanceof Fact.Await) {
        nearest.putIfAbsent(wait.fact().at(), wait);
      }
    }
    List<Finding> findings = new ArrayList<>();
    nearest.values().forEach(wait -> findings.add(of(wait, (Fact.Await) wait.fact())));
    return findings;
  }

  private Finding of(HeldWait wait, Fact.Await await) {
    LockUse own = await.lock().get(0);
    String kept = Witness.name(wait.hold().lock());
    List<Finding.Step> steps = Witness.steps(wait);
    steps.add(
        new Finding.Step(
            await.at(),
            wait.in().method() + " waits, and gives up " + Witness.name(own) + " only"));
    return new Finding(
        key(),
        await.timed() || wait.doubts() > 0 ? Severity.NOTE : Severity.WARNING,
        await.at(),
        "waiting gives up "
            + Witness.name(own)
            + " only; found: "
            + kept
            + " stays held meanwhile"
            + Witness.holder(wait),
        List.of(new Finding.Path("", steps)),
        "wait without " + kept + ", or use one lock for both",
        Witness.suppressed(wait));
  }
}
