package io.heddle.processor.check;

import io.heddle.processor.facts.Blocking;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import io.heddle.processor.program.HeldWait;
import io.heddle.processor.program.Program;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something slow is done, or waited for, while a lock is held.
 *
 * <p>A warning where the wait cannot end before the lock is given back, or where one lock for the
 * whole program covers a name service or another machine; else a note.
 */
final class BlockingWhileLocked implements Rule {

  private static final Comparator<HeldWait> BY_WEIGHT =
      Comparator.comparing(BlockingWhileLocked::severity).reversed();

  @Override
  public String key() {
    return "blocking-while-locked";
  }

  @Override
  public List<Finding> findings(Program program) {
    Map<Position, HeldWait> best = new LinkedHashMap<>();
    for (HeldWait wait : program.waits().held()) {
      if (wait.fact() instanceof Fact.Block block
          && block.what() != Blocking.BARRIER
          && wait.fork().isEmpty()) {
        best.merge(
            block.at(), wait, (one, other) -> BY_WEIGHT.compare(one, other) <= 0 ? one : other);
      }
    }
    List<Finding> findings = new ArrayList<>();
    best.values().forEach(wait -> findings.add(of(wait, (Fact.Block) wait.fact())));
    return findings;
  }

  private static Severity severity(HeldWait wait) {
    boolean stuck = wait.need().isPresent() && wait.doubts() == 0;
    return stuck || stopsAll(wait) ? Severity.WARNING : Severity.NOTE;
  }

  private static boolean stopsAll(HeldWait wait) {
    LockPath lock = wait.hold().lock().path();
    boolean isStatic =
        lock.selectors().isEmpty()
            && (lock.root() instanceof Root.Static || lock.root() instanceof Root.ClassLiteral);
    return isStatic
        && wait.doubts() == 0
        && wait.fact() instanceof Fact.Block block
        && block.what() == Blocking.CONNECT
        && !block.timed();
  }

  private Finding of(HeldWait wait, Fact.Block block) {
    String lock = Witness.name(wait.hold().lock());
    List<Finding.Step> steps = Witness.steps(wait);
    steps.add(new Finding.Step(block.at(), wait.in().method() + " calls " + block.call()));
    List<Finding.Path> evidence = new ArrayList<>();
    evidence.add(new Finding.Path("", steps));
    wait.need().ifPresent(need -> evidence.add(Witness.of(need, what(block))));
    return new Finding(
        key(),
        severity(wait),
        block.at(),
        headline(wait, block, lock),
        evidence,
        repair(wait, lock),
        Witness.suppressed(wait));
  }

  private static String headline(HeldWait wait, Fact.Block block, String lock) {
    if (wait.need().isPresent()) {
      return block.call()
          + " waits for ever: "
          + what(block)
          + " needs "
          + lock
          + ", which is held meanwhile"
          + Witness.holder(wait);
    }
    return stopsAll(wait)
        ? block.call() + " can take long; found: " + lock + " is held, which all threads share"
        : block.call()
            + " can take long; found: "
            + lock
            + " is held meanwhile"
            + Witness.holder(wait);
  }

  private static String what(Fact.Block block) {
    return switch (block.what()) {
      case JOIN -> "the thread";
      case RESULT -> "the task";
      case ELEMENT -> "who puts an element";
      case PERMIT -> "who gives a permit back";
      default -> "who ends the wait";
    };
  }

  private static String repair(HeldWait wait, String lock) {
    return wait.need().isPresent()
        ? "give " + lock + " back before waiting"
        : "do it without " + lock + ", and take it only for what needs it";
  }
}
