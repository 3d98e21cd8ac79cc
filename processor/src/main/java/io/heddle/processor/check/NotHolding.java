package io.heddle.processor.check;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.program.Hold;
import io.heddle.processor.program.Occurrence;
import io.heddle.processor.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A {@code @NotHolding} method is called by a thread that holds one of the locks it names. */
final class NotHolding implements Rule {

  @Override
  public String key() {
    return "not-holding";
  }

  @Override
  public List<Finding> findings(Program program) {
    List<Finding> findings = new ArrayList<>();
    for (Occurrence<Fact.Call> call : program.calls()) {
      for (LockUse excluded : call.fact().excludes()) {
        LockUse lock = GuardedBy.seenFrom(call.fact().receiver(), excluded, LockMode.READ);
        held(call, lock).ifPresent(hold -> findings.add(of(call, hold)));
      }
    }
    return findings;
  }

  private static Optional<Hold> held(Occurrence<Fact.Call> call, LockUse lock) {
    return lock.path().isStable()
        ? call.held().matching(lock.path()).findFirst()
        : Optional.empty();
  }

  private Finding of(Occurrence<Fact.Call> call, Hold hold) {
    String lock = Witness.name(hold.lock());
    String here = call.in().method().toString();
    return new Finding(
        key(),
        hold.certain() ? Severity.ERROR : Severity.WARNING,
        call.fact().at(),
        "call of '"
            + call.fact().target().name()
            + "' must not hold "
            + lock
            + "; held here"
            + (hold.certain() ? "" : " on some paths"),
        List.of(
            new Finding.Path(
                "",
                List.of(
                    new Finding.Step(
                        hold.since(), here + (hold.taken() ? " takes " : " holds ") + lock)))),
        "give the lock back before the call",
        call.in().suppressed());
  }
}
