package io.heddle.processor.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * A lock name taken apart at its dots.
 *
 * @param steps at least one
 */
record LockExpression(List<Step> steps) {

  LockExpression {
    steps = List.copyOf(steps);
  }

  /**
   * One part of a lock name.
   *
   * @param name an identifier, {@code this} or {@code class}
   * @param call whether parentheses follow it
   */
  record Step(String name, boolean call) {
    @Override
    public String toString() {
      return call ? name + "()" : name;
    }
  }

  /** Takes a lock name apart; empty when it is none. */
  static Optional<LockExpression> parse(String text) {
    List<Step> steps = new ArrayList<>();
    for (String part : text.strip().split("\\.", -1)) {
      String bare = part.strip();
      boolean call = bare.endsWith(")");
      if (call) {
        int open = bare.indexOf('(');
        if (open < 0 || !bare.substring(open + 1, bare.length() - 1).isBlank()) {
          return Optional.empty();
        }
        bare = bare.substring(0, open).strip();
      }
      boolean isLater = !steps.isEmpty();
      boolean keyword = !call && (bare.equals("this") || (isLater && bare.equals("class")));
      if (!keyword && !SourceVersion.isName(bare)) {
        return Optional.empty();
      }
      steps.add(new Step(bare, call));
    }
    return Optional.of(new LockExpression(steps));
  }

  Step head() {
    return steps.get(0);
  }

  /** Returns whether it is a single identifier, the only form that a generated lock's name has. */
  boolean isSimpleName() {
    return steps.size() == 1
        && !head().call()
        && !head().name().equals("this")
        && !head().name().equals("itself");
  }

  /** Returns the first {@code count} steps as they were written. */
  String prefix(int count) {
    return steps.stream().limit(count).map(Step::toString).collect(Collectors.joining("."));
  }

  @Override
  public String toString() {
    return prefix(steps.size());
  }
}
