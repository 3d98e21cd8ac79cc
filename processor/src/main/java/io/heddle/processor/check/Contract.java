package io.heddle.processor.check;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.program.Breach;
import io.heddle.processor.program.Program;
import java.util.List;

/**
 * A body that does not keep what its method says that it does to the locks of its caller.
 *
 * <p>Overriding methods that weaken what they override are found where declarations are read.
 */
final class Contract implements Rule {

  @Override
  public String key() {
    return "contract";
  }

  @Override
  public List<Finding> findings(Program program) {
    return program.breaches().stream().map(this::of).toList();
  }

  private Finding of(Breach breach) {
    String lock = Witness.name(breach.lock());
    String method = breach.in().method().toString();
    return new Finding(
        key(),
        Severity.ERROR,
        breach.in().at(),
        method + " " + said(breach, lock) + ", but returns" + where(breach) + " " + found(breach),
        List.of(),
        repair(breach),
        breach.in().suppressed());
  }

  private static String said(Breach breach, String lock) {
    return switch (breach.promised()) {
      case ACQUIRES -> "is declared to acquire " + lock;
      case RELEASES -> "is declared to release " + lock;
      case ATTEMPTS, LEAVES_ALONE ->
          "is declared to acquire " + lock + " if it returns " + breach.in().promise().when();
    };
  }

  private static String where(Breach breach) {
    return breach.returning().map(Fact::at).map(at -> " in line " + at.line()).orElse("");
  }

  private static String found(Breach breach) {
    boolean when = breach.in().promise().when();
    return switch (breach.promised()) {
      case ACQUIRES -> "without it";
      case RELEASES -> "without having given it back";
      case ATTEMPTS -> when + " without it";
      case LEAVES_ALONE -> !when + " with it";
    };
  }

  private static String repair(Breach breach) {
    return switch (breach.promised()) {
      case ACQUIRES -> "take it on every path that returns, or remove @Acquires";
      case RELEASES -> "give it back on every path that returns, or remove @Releases";
      case ATTEMPTS, LEAVES_ALONE ->
          "keep it on exactly the paths that return "
              + breach.in().promise().when()
              + ", or correct 'when'";
    };
  }
}
