package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Position;
import java.util.List;

/**
 * A body that runs on threads of one role, or on a thread of its own, uses what is confined to
 * another role.
 *
 * @param in the body
 * @param role the role of its threads; empty if they have none
 * @param use what is used, in the body itself or in one that it calls
 * @param usedIn the body that uses it
 * @param calls the calls that lead there, those of {@code in} first
 */
public record Trespass(
    MethodFacts in, List<String> role, Fact.Confined use, MethodFacts usedIn, List<Call> calls)
    implements Placed {

  public Trespass {
    role = List.copyOf(role);
    calls = List.copyOf(calls);
  }

  /**
   * One call on the way.
   *
   * @param at where
   * @param caller the calling body
   * @param callee the body called
   */
  public record Call(Position at, MethodFacts caller, MethodFacts callee) {}

  /** Returns where the body does it. */
  public Position at() {
    return calls.isEmpty() ? use.at() : calls.get(0).at();
  }
}
