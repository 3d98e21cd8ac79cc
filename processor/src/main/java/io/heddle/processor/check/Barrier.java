package io.heddle.processor.check;

import io.heddle.processor.facts.Blocking;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Position;
import io.heddle.processor.program.HeldWait;
import io.heddle.processor.program.Meeting;
import io.heddle.processor.program.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A barrier that its parties cannot pass: too few can arrive, or one that arrives hinders another.
 */
final class Barrier implements Rule {

  @Override
  public String key() {
    return "barrier";
  }

  @Override
  public List<Finding> findings(Program program) {
    List<Finding> findings = new ArrayList<>();
    for (Meeting meeting : program.threads().meetings()) {
      findings.add(meeting.waits().isEmpty() ? tooFew(meeting) : waitingAction(meeting));
    }
    Map<Position, HeldWait> nearest = new LinkedHashMap<>();
    for (HeldWait wait : program.waits().held()) {
      if (wait.fact() instanceof Fact.Block block
          && block.what() == Blocking.BARRIER
          && wait.need().isPresent()) {
        nearest.putIfAbsent(block.at(), wait);
      }
    }
    nearest.values().forEach(wait -> findings.add(holding(wait, (Fact.Block) wait.fact())));
    return findings;
  }

  private Finding tooFew(Meeting meeting) {
    return new Finding(
        key(),
        Severity.WARNING,
        meeting.at(),
        "the barrier needs "
            + meeting.parties()
            + " parties; found: "
            + meeting.arriving()
            + (meeting.arriving() == 1 ? " thread" : " threads")
            + " can be there at once, so all of them wait for ever",
        List.of(),
        "let as many threads arrive as the barrier has parties",
        meeting.in().suppressed());
  }

  private Finding waitingAction(Meeting meeting) {
    Meeting.Wait wait = meeting.waits().get(0);
    List<Finding.Step> steps = new ArrayList<>(Witness.steps(wait.calls()));
    steps.add(new Finding.Step(wait.at(), "it calls " + wait.call()));
    return new Finding(
        key(),
        Severity.WARNING,
        meeting.at(),
        "all parties wait until the action of the barrier has ended; found: the action waits itself",
        List.of(new Finding.Path("", steps)),
        "let one party do the waiting after the barrier has let it through",
        meeting.in().suppressed());
  }

  private Finding holding(HeldWait wait, Fact.Block block) {
    String lock = Witness.name(wait.hold().lock());
    List<Finding.Step> steps = Witness.steps(wait);
    steps.add(new Finding.Step(block.at(), wait.in().method() + " calls " + block.call()));
    List<Finding.Path> evidence = new ArrayList<>();
    evidence.add(new Finding.Path("", steps));
    wait.need().ifPresent(need -> evidence.add(Witness.of(need, "another party")));
    return new Finding(
        key(),
        wait.doubts() == 0 ? Severity.WARNING : Severity.NOTE,
        block.at(),
        "a party waits at the barrier for the others; found: it holds "
            + lock
            + ", which another needs to arrive",
        evidence,
        "give " + lock + " back before the barrier",
        Witness.suppressed(wait));
  }
}
