package io.heddle.processor.check;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.program.Occurrence;
import io.heddle.processor.program.Program;
import java.util.List;

/**
 * A volatile field is read and written back without a lock: what another thread writes in between
 * is lost.
 */
final class VolatileUpdate implements Rule {

  @Override
  public String key() {
    return "volatile-update";
  }

  @Override
  public List<Finding> findings(Program program) {
    return program.shared().updates().stream().map(this::of).toList();
  }

  private Finding of(Occurrence<Fact.Update> update) {
    FieldRef field = update.fact().field();
    return new Finding(
        key(),
        Severity.WARNING,
        update.fact().at(),
        "'"
            + field.name()
            + "' is volatile, but read and written in two steps, with no lock held: what another"
            + " thread writes in between is lost",
        List.of(),
        "use " + atomic(field) + ", or hold one lock around every update",
        update.in().suppressed());
  }

  private static String atomic(FieldRef field) {
    return switch (field.type()) {
      case "int", "short", "byte", "char" -> "an AtomicInteger";
      case "long" -> "an AtomicLong or a LongAdder";
      case "boolean" -> "an AtomicBoolean";
      case "double", "float" -> "a DoubleAdder";
      default -> "an AtomicReference and updateAndGet";
    };
  }
}
