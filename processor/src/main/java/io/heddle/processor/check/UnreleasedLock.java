package io.heddle.processor.check;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.program.Leak;
import io.heddle.processor.program.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * A lock that is taken and, on some path, not given back: nobody gets it any more.
 *
 * <p>Silent where the lock is left to somebody on purpose, who gives it back.
 */
final class UnreleasedLock implements Rule {

  @Override
  public String key() {
    return "unreleased-lock";
  }

  @Override
  public List<Finding> findings(Program program) {
    return program.leaks().stream().map(this::of).toList();
  }

  private Finding of(Leak leak) {
    String lock = Witness.name(leak.lock());
    MethodRef method = leak.in().method();
    List<Finding.Step> steps = new ArrayList<>();
    steps.add(new Finding.Step(leak.taken(), method + " takes " + lock));
    leak.left()
        .ifPresent(
            fact ->
                steps.add(
                    new Finding.Step(
                        fact.at(), method + " " + (leak.thrown() ? leaves(fact) : "returns"))));
    return new Finding(
        key(),
        Severity.WARNING,
        leak.taken(),
        lock + " is taken here and " + headline(leak, method),
        List.of(new Finding.Path("", steps)),
        leak.givenBackElsewhere()
            ? "give it back in the finally block of a try that starts right after it is taken"
            : "give it back in a finally block, or declare the method @Acquires so that its callers"
                + " must",
        leak.in().suppressed());
  }

  private static String headline(Leak leak, MethodRef method) {
    if (!leak.thrown() && !leak.givenBackElsewhere()) {
      return "never given back: " + method + " returns with it, and nobody gives it back later";
    } else if (!leak.thrown()) {
      return "not given back where "
          + method
          + " returns"
          + leak.left().map(at -> line(at)).orElse("");
    }
    return "not given back if "
        + leak.left().map(UnreleasedLock::thrower).orElse("something throws");
  }

  private static String line(Fact fact) {
    Position at = fact.at();
    return " in line " + at.line();
  }

  private static String thrower(Fact fact) {
    if (fact instanceof Fact.Call call) {
      return call.target() + " throws" + exception(call.thrown());
    } else if (fact instanceof Fact.MayThrow step) {
      List<String> exceptions = step.exception().isEmpty() ? List.of() : List.of(step.exception());
      return step.what().isEmpty()
          ? "line " + step.at().line() + " throws" + exception(exceptions)
          : step.what() + " throws" + exception(exceptions);
    } else if (fact instanceof Fact.Await || fact instanceof Fact.Acquire) {
      return "the wait in line " + fact.at().line() + " is interrupted";
    }
    return "line " + fact.at().line() + " throws";
  }

  private static String exception(List<String> thrown) {
    return thrown.isEmpty()
        ? ""
        : " " + thrown.get(0).substring(thrown.get(0).lastIndexOf('.') + 1);
  }

  private static String leaves(Fact fact) {
    return "leaves with an exception: " + thrower(fact);
  }
}
