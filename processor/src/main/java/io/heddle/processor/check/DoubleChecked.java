package io.heddle.processor.check;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.program.Occurrence;
import io.heddle.processor.program.Program;
import java.util.List;

/**
 * Double-checked locking of a field that is not volatile: who sees the value without the lock need
 * not see what was done before it was set.
 */
final class DoubleChecked implements Rule {

  @Override
  public String key() {
    return "double-checked";
  }

  @Override
  public List<Finding> findings(Program program) {
    return program.shared().doubleChecks().stream().map(this::of).toList();
  }

  private Finding of(Occurrence<Fact.DoubleChecked> check) {
    FieldRef field = check.fact().field();
    boolean flag = field.type().equals("boolean");
    return new Finding(
        key(),
        Severity.WARNING,
        check.fact().at(),
        "'"
            + field.name()
            + "' is tested without the lock that it is set with, and is not volatile: "
            + (flag
                ? "a thread can see it set and not see what was done before"
                : "a thread can see an object that is not complete"),
        List.of(),
        repair(field, flag),
        check.in().suppressed());
  }

  private static String repair(FieldRef field, boolean flag) {
    String first = "declare '" + field.name() + "' volatile";
    if (flag) {
      return first;
    }
    return field.isStatic()
        ? first + ", or move it into a holder class"
        : first + ", or take the lock for the first test too";
  }
}
