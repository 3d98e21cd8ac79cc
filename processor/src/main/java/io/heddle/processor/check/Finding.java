package io.heddle.processor.check;

import io.heddle.processor.facts.Position;
import java.util.List;
import java.util.Set;

/**
 * One place where the code breaks a rule, with what proves it.
 *
 * @param key the rule's key, without the {@code heddle.} in front
 * @param severity how much it weighs unless an option says otherwise
 * @param at where it is reported
 * @param headline what was needed and what was found, in one line
 * @param evidence the paths that prove it; may be empty
 * @param repair what to do about it, in one line
 * @param suppressed the keys that {@code @SuppressWarnings} silences at any of its places
 */
public record Finding(
    String key,
    Severity severity,
    Position at,
    String headline,
    List<Path> evidence,
    String repair,
    Set<String> suppressed) {

  public Finding {
    evidence = List.copyOf(evidence);
    suppressed = Set.copyOf(suppressed);
  }

  /**
   * A sequence of steps that the program can take.
   *
   * @param title what the steps amount to; empty if the headline says it
   * @param steps the steps in order
   */
  public record Path(String title, List<Step> steps) {
    public Path {
      steps = List.copyOf(steps);
    }
  }

  /**
   * One step.
   *
   * @param at where it is taken
   * @param what what happens there
   */
  public record Step(Position at, String what) {}

  /** Returns whether a {@code @SuppressWarnings} at one of its places silences it. */
  public boolean isSuppressed() {
    return suppressed.contains(key) || suppressed.contains("*");
  }
}
