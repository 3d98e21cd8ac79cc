package io.heddle.processor.check;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.program.Misuse;
import io.heddle.processor.program.Program;
import java.util.List;

/**
 * A lock is given back, or its condition waited for or signalled, on a path that does not hold it:
 * the thread is sent away with an exception.
 */
final class NotHeld implements Rule {

  @Override
  public String key() {
    return "not-held";
  }

  @Override
  public List<Finding> findings(Program program) {
    return program.misuses().stream().map(this::of).toList();
  }

  private Finding of(Misuse misuse) {
    MethodRef method = misuse.in().method();
    return new Finding(
        key(),
        misuse.how() == Misuse.How.TOO_EARLY ? Severity.NOTE : Severity.WARNING,
        misuse.fact().at(),
        deed(misuse) + " needs " + Witness.name(misuse.lock()) + "; found: " + found(misuse),
        misuse.before().stream()
            .map(fact -> new Finding.Step(fact.at(), method + " " + event(fact)))
            .map(step -> new Finding.Path("", List.of(step)))
            .toList(),
        repair(misuse),
        misuse.in().suppressed());
  }

  private static String deed(Misuse misuse) {
    if (misuse.fact() instanceof Fact.Await) {
      return "waiting";
    }
    return misuse.fact() instanceof Fact.Signal ? "waking the waiters" : "the release";
  }

  private static String found(Misuse misuse) {
    return switch (misuse.how()) {
      case GIVEN_BACK -> "it has been given back already on some path that leads here";
      case NOT_OBTAINED -> "a path that leads here without having got it";
      case TOO_EARLY -> "a path that leads here before it is taken, after an exception";
      case OTHER_SIDE -> "the other side of it is held";
      case NEVER_TAKEN -> "neither this method nor any caller takes it";
    };
  }

  private static String event(Fact fact) {
    if (fact instanceof Fact.Acquire) {
      return "is interrupted while it waits";
    }
    return fact instanceof Fact.Result ? "returns" : "meets an exception";
  }

  private static String repair(Misuse misuse) {
    return switch (misuse.how()) {
      case GIVEN_BACK -> "give it back once on each path, best in a finally block";
      case NOT_OBTAINED -> "give it back only where it was taken";
      case TOO_EARLY -> "take the lock right before the try, not in it";
      case OTHER_SIDE -> "give back the side that is held";
      case NEVER_TAKEN ->
          "hold it around this, or declare the method @Holding so that its callers must";
    };
  }
}
