package io.heddle.processor.check;

import io.heddle.processor.program.Program;
import java.util.List;

/**
 * Code that others provide is called while a lock is held: what it does with locks of its own, and
 * how long it takes, is not known here.
 */
final class AlienCall implements Rule {

  @Override
  public String key() {
    return "alien-call";
  }

  @Override
  public List<Finding> findings(Program program) {
    return program.threads().aliens().stream().map(this::of).toList();
  }

  private Finding of(io.heddle.processor.program.AlienCall alien) {
    String lock = Witness.name(alien.hold().lock());
    String called =
        alien.passed()
            ? "the parameter '" + alien.call().receiver() + "' is called"
            : alien.call().target() + " is called, which subclasses override";
    return new Finding(
        key(),
        Severity.NOTE,
        alien.call().at(),
        called + "; found: " + lock + " is held meanwhile",
        List.of(
            new Finding.Path(
                "",
                List.of(
                    new Finding.Step(
                        alien.hold().since(), alien.in().method() + " takes " + lock)))),
        "collect what is to be told under " + lock + ", and call after giving it back",
        alien.in().suppressed());
  }
}
