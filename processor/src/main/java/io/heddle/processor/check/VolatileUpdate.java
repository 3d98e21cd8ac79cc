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
    return program.shared().updates().stream()
        .map(update -> of(update, severityOf(update.fact().field(), program)))
        .toList();
  }

  /**
   * Real code often hands an object from thread to thread, and makes its fields volatile for that:
   * then nothing is lost. What all threads share, or updates elsewhere with a lock, is no such
   * object.
   */
  private static Severity severityOf(FieldRef field, Program program) {
    return field.isStatic() || program.shared().locked().contains(field)
        ? Severity.WARNING
        : Severity.NOTE;
  }

  private Finding of(Occurrence<Fact.Update> update, Severity severity) {
    FieldRef field = update.fact().field();
    return new Finding(
        key(),
        severity,
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
