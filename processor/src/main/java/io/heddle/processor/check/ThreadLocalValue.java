package io.heddle.processor.check;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.program.Occurrence;
import io.heddle.processor.program.Program;
import java.util.ArrayList;
import java.util.List;

/** The value that one thread has of a thread-local variable gets to others, or stays for ever. */
final class ThreadLocalValue implements Rule {

  @Override
  public String key() {
    return "thread-local";
  }

  @Override
  public List<Finding> findings(Program program) {
    List<Finding> findings = new ArrayList<>();
    program.shared().values().strays().forEach(stray -> findings.add(of(stray)));
    program.shared().values().kept().forEach(kept -> findings.add(ofKept(kept)));
    return findings;
  }

  private Finding of(Occurrence<Fact.Stray> stray) {
    String variable = stray.fact().variable();
    String where = stray.fact().where();
    return new Finding(
        key(),
        Severity.WARNING,
        stray.fact().at(),
        stray.fact().captured()
            ? "'"
                + where
                + "' is the value of '"
                + variable
                + "' of the thread around, and is used here by another thread"
            : "'"
                + where
                + "' is given this thread's value of '"
                + variable
                + "', and so to all threads that read it",
        List.of(),
        stray.fact().captured()
            ? "ask '" + variable + "' in the function itself, on the thread that runs it"
            : "keep it in a local variable",
        stray.in().suppressed());
  }

  private Finding ofKept(Occurrence<Fact.LocalSet> kept) {
    String name = kept.fact().field().name();
    return new Finding(
        key(),
        Severity.NOTE,
        kept.fact().at(),
        "'" + name + "' is set and never removed: a pooled thread keeps the value for good",
        List.of(),
        "call " + name + ".remove() in a finally block",
        kept.in().suppressed());
  }
}
