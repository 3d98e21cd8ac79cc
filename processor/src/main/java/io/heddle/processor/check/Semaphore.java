package io.heddle.processor.check;

import io.heddle.processor.facts.Position;
import io.heddle.processor.program.LostPermit;
import io.heddle.processor.program.Program;
import java.util.List;

/** A permit of a semaphore that is given back without having been taken, or the other way round. */
final class Semaphore implements Rule {

  @Override
  public String key() {
    return "semaphore";
  }

  @Override
  public List<Finding> findings(Program program) {
    return program.threads().permits().stream().map(this::of).toList();
  }

  private Finding of(LostPermit lost) {
    String semaphore = "'" + lost.permit().semaphore() + "'";
    List<Finding.Path> evidence =
        lost.left().stream()
            .map(at -> new Finding.Step(at, lost.in().method() + " meets an exception"))
            .map(step -> new Finding.Path("", List.of(step)))
            .toList();
    return new Finding(
        key(),
        Severity.WARNING,
        lost.permit().at(),
        lost.isExcess()
            ? "the release of "
                + semaphore
                + " needs a permit; found: a path that leads here without having got one"
            : "a permit of "
                + semaphore
                + " is taken here and not given back"
                + lost.left().map(Semaphore::line).orElse(" on some path"),
        evidence,
        lost.isExcess()
            ? "acquire right before the try, not in it: one permit more than there should be lets"
                + " one thread too many in"
            : "give it back in the finally block of a try that starts right after it is taken",
        lost.in().suppressed());
  }

  private static String line(Position at) {
    return " if line " + at.line() + " throws";
  }
}
