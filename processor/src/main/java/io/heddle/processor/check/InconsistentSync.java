package io.heddle.processor.check;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.program.Disagreement;
import io.heddle.processor.program.LockClass;
import io.heddle.processor.program.Occurrence;
import io.heddle.processor.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A field that most code touches with one lock held, and some with none. */
final class InconsistentSync implements Rule {

  /** As many accesses of each kind are shown. */
  private static final int SHOWN = 3;

  @Override
  public String key() {
    return "inconsistent-sync";
  }

  @Override
  public List<Finding> findings(Program program) {
    return program.shared().disagreements().stream().flatMap(one -> of(one).stream()).toList();
  }

  private Optional<Finding> of(Disagreement disagreement) {
    List<Occurrence<Fact.Unguarded>> free =
        disagreement.free().stream().filter(this::isMeant).toList();
    if (free.isEmpty()) {
      return Optional.empty();
    }
    Occurrence<Fact.Unguarded> first = free.get(0);
    String field = disagreement.field().name();
    String lock = name(disagreement.lock());
    List<Finding.Path> evidence = new ArrayList<>();
    evidence.add(path("with it:", disagreement.held()));
    if (free.size() > 1) {
      evidence.add(path("without it too:", free.subList(1, free.size())));
    }
    return Optional.of(
        new Finding(
            key(),
            Severity.WARNING,
            first.fact().at(),
            "'%s' is %s without a lock, but with %s at %d of %d places"
                .formatted(
                    field,
                    first.fact().write() ? "changed" : "read",
                    lock,
                    disagreement.held().size(),
                    disagreement.total()),
            evidence,
            "take the lock here too and declare the field @Guarded, or make it volatile if single"
                + " reads and writes are all it needs",
            first.in().suppressed()));
  }

  private boolean isMeant(Occurrence<Fact.Unguarded> access) {
    Set<String> suppressed = access.in().suppressed();
    return !suppressed.contains(key()) && !suppressed.contains("*");
  }

  private static Finding.Path path(String title, List<Occurrence<Fact.Unguarded>> all) {
    return new Finding.Path(
        title,
        all.stream()
            .limit(SHOWN)
            .map(
                access ->
                    new Finding.Step(
                        access.fact().at(),
                        access.in().method()
                            + (access.fact().write() ? " changes it" : " reads it")))
            .toList());
  }

  private static String name(LockClass lock) {
    return lock.field().isEmpty() ? "the monitor of " + lock : "'" + lock + "'";
  }
}
