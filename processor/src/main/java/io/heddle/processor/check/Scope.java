package io.heddle.processor.check;

import io.heddle.processor.program.Program;
import io.heddle.processor.program.ScopeMisuse;
import java.util.List;

/** A scope that is left open, or whose tasks are forked or read at the wrong time. */
final class Scope implements Rule {

  @Override
  public String key() {
    return "scope";
  }

  @Override
  public List<Finding> findings(Program program) {
    return program.threads().scopes().stream().map(this::of).toList();
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
      case NOT_CLOSED ->
          "a scope ends with the block that opens it; found: nothing here closes this one";
    };
  }

  private static String before(ScopeMisuse misuse) {
    return misuse.how() == ScopeMisuse.How.READ_BEFORE_JOIN ? " forks it" : " joins it";
  }

  private static String repair(ScopeMisuse misuse) {
    return switch (misuse.how()) {
      case READ_BEFORE_JOIN -> "call join() on the scope before";
      case FORKED_AFTER_JOIN -> "fork it before join(), or open another scope for it";
      case NOT_CLOSED -> "open it in try-with-resources";
    };
  }
}
