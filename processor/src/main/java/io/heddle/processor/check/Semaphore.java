package io.heddle.processor.check;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Position;
import io.heddle.processor.program.LostPermit;
import io.heddle.processor.program.Occurrence;
import io.heddle.processor.program.Program;
import java.util.List;
import java.util.stream.Stream;

/**
 * A permit of a semaphore that is given back without having been taken, or the other way round; a
 * semaphore that would not say so, although it could.
 */
final class Semaphore implements Rule {

  @Override
  public String key() {
    return "semaphore";
  }

  @Override
  public List<Finding> findings(Program program) {
    return Stream.concat(
            program.threads().permits().stream().map(this::of),
            program.threads().paired().stream().map(this::of))
        .toList();
  }

  private Finding of(Occurrence<Fact.Sized> paired) {
    return new Finding(
        key(),
        Severity.NOTE,
        paired.fact().at(),
        "a semaphore whose permits are only given back by who took them is never above its start;"
            + " found: a Semaphore, which lets a release too many pass",
        List.of(),
        "make it a BoundedSemaphore, which refuses that release where it happens",
        paired.in().suppressed());
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
