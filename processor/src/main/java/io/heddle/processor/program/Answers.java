package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import java.util.List;
import java.util.Optional;

/** What the caller of a method knows by what it returns, if all that it does is compare objects. */
final class Answers {

  private final Dispatch dispatch;

  Answers(Dispatch dispatch) {
    this.dispatch = dispatch;
  }

  /** Returns what is so where a call has returned a value. */
  Optional<Condition.Compared> meaning(MethodFacts caller, Fact.Answered answer) {
    for (Node node : caller.body().nodes()) {
      for (Fact fact : node.fact()) {
        if (fact instanceof Fact.Call call
            && call.at().equals(answer.at())
            && call.target().equals(answer.call())) {
          return meaning(caller, call, answer.value());
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Condition.Compared> meaning(MethodFacts caller, Fact.Call call, boolean value) {
    List<Dispatch.Target> targets = dispatch.targets(call);
    if (targets.size() != 1 || !targets.get(0).certain()) {
      return Optional.empty();
    }
    MethodFacts callee = targets.get(0).body();
    return callee.body().nodes().stream()
        .flatMap(node -> node.fact().stream())
        .filter(Fact.Tells.class::isInstance)
        .map(Fact.Tells.class::cast)
        .findFirst()
        .map(
            tells ->
                new Condition.Compared(
                    Frames.toCaller(tells.one(), caller, call, callee),
                    Frames.toCaller(tells.other(), caller, call, callee),
                    tells.whenSame() == value));
  }
}
