package io.heddle.processor.check;

import io.heddle.processor.program.Nesting;
import io.heddle.processor.program.Program;
import java.util.List;

/**
 * Two objects of one class are locked together in an order that the caller decides: {@code
 * transfer(a, b)} against {@code transfer(b, a)}.
 */
final class SameClassOrder implements Rule {

  @Override
  public String key() {
    return "same-class-order";
  }

  @Override
  public List<Finding> findings(Program program) {
    return program.rivals().stream().map(this::of).toList();
  }

  private Finding of(Nesting nesting) {
    String held = "'" + nesting.outer().lock().path() + "'";
    String taken = "'" + nesting.inner().lock().path() + "'";
    return new Finding(
        key(),
        Severity.WARNING,
        nesting.inner().route().start(),
        taken
            + " is taken while "
            + held
            + " is held, both "
            + nesting.outerClass().map(Object::toString).orElse("of one class")
            + ": two threads that pass the same objects the other way round wait for each other for"
            + " ever",
        List.of(Witness.of("", nesting)),
        "take both in one order: Locks.inOrder(..), or by a key that is compared first",
        nesting.in().suppressed());
  }
}
