package io.heddle.processor.check;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Position;
import io.heddle.processor.program.HeldWait;
import io.heddle.processor.program.Program;
import io.heddle.processor.program.ScopeMisuse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A scope that is left open, whose tasks are forked or read at the wrong time, or that waits for a
 * task which cannot go on, or runs on with what is closed.
 */
final class Scope implements Rule {

  @Override
  public String key() {
    return "scope";
  }

  @Override
  public List<Finding> findings(Program program) {
    List<Finding> findings =
        new ArrayList<>(program.threads().scopes().stream().map(this::of).toList());
    Map<Position, HeldWait> stuck = new LinkedHashMap<>();
    for (HeldWait wait : program.waits().held()) {
      wait.fork().ifPresent(fork -> stuck.putIfAbsent(fork, wait));
    }
    stuck.forEach((fork, wait) -> findings.add(of(wait, fork)));
    return findings;
  }

  private Finding of(HeldWait wait, Position fork) {
    String lock = Witness.name(wait.hold().lock());
    List<Finding.Step> steps = Witness.steps(wait);
    String joins = ((Fact.Block) wait.fact()).call();
    steps.add(new Finding.Step(wait.fact().at(), wait.in().method() + " calls " + joins));
    List<Finding.Path> evidence = new ArrayList<>();
    evidence.add(new Finding.Path("", steps));
    wait.need().ifPresent(need -> evidence.add(Witness.of(need, "the task")));
    return new Finding(
        key(),
        Severity.WARNING,
        fork,
        "join() waits for this task, which needs "
            + lock
            + "; found: it is held meanwhile"
            + Witness.holder(wait),
        evidence,
        "give " + lock + " back before join()",
        Witness.suppressed(wait));
  }

  private Finding of(ScopeMisuse misuse) {
    return new Finding(
        key(),
        Severity.WARNING,
        misuse.fact().at(),
        headline(misuse),
        misuse.before().stream()
            .map(at -> new Finding.Step(at, misuse.in().method() + before(misuse)))
            .map(step -> new Finding.Path("", List.of(step)))
            .toList(),
        repair(misuse),
        misuse.in().suppressed());
  }

  private static String headline(ScopeMisuse misuse) {
    return switch (misuse.how()) {
      case READ_BEFORE_JOIN ->
          "what a task has done can be read once its scope is joined; found: no path that leads"
              + " here joins it";
      case FORKED_AFTER_JOIN ->
          "tasks are forked before join(); found: the scope has been joined on every path that"
              + " leads here";
      case CLOSED_BEFORE_END ->
          "what a task uses stays open until its scope is joined; found: "
              + resource(misuse)
              + " is closed before";
      case NOT_CLOSED ->
          "a scope ends with the block that opens it; found: nothing here closes this one";
      case STORED ->
          "a scope ends with the block that opens it; found: this one is kept in " + field(misuse);
      case RETURNED ->
          "a scope ends with the block that opens it; found: this one is returned, and no caller"
              + " closes it";
    };
  }

  private static String resource(ScopeMisuse misuse) {
    return misuse.fact() instanceof Fact.Lend lend ? "'" + lend.name() + "'" : "it";
  }

  private static String field(ScopeMisuse misuse) {
    return misuse.fact() instanceof Fact.LetOut out ? "'" + out.field() + "'" : "a field";
  }

  private static String before(ScopeMisuse misuse) {
    return switch (misuse.how()) {
      case READ_BEFORE_JOIN -> " forks it";
      case CLOSED_BEFORE_END -> " opens it for a block that joins nothing";
      default -> " joins it";
    };
  }

  private static String repair(ScopeMisuse misuse) {
    return switch (misuse.how()) {
      case READ_BEFORE_JOIN -> "call join() on the scope before";
      case FORKED_AFTER_JOIN -> "fork it before join(), or open another scope for it";
      case CLOSED_BEFORE_END ->
          "open " + resource(misuse) + " before the scope, or join the scope in its block";
      case NOT_CLOSED -> "open it in try-with-resources";
      case STORED -> "open it in try-with-resources, and pass it to who forks in it";
      case RETURNED -> "open it in try-with-resources, here or in every caller";
    };
  }
}
