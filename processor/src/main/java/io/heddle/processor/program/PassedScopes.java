package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What bodies fork in the scopes that they are passed. */
final class PassedScopes {

  /** Through how many calls a scope is followed. */
  private static final int MOST_CALLS = 4;

  private final Dispatch dispatch;

  PassedScopes(Dispatch dispatch) {
    this.dispatch = dispatch;
  }

  /** Returns the forks that a call surely leads to in a scope which is one of its arguments. */
  List<Handles.Site<Fact.Spawn>> forks(Fact.Call call, LockPath scope) {
    List<Handles.Site<Fact.Spawn>> found = new ArrayList<>();
    add(call, scope, MOST_CALLS, found);
    return found;
  }

  private void add(
      Fact.Call call, LockPath scope, int depth, List<Handles.Site<Fact.Spawn>> found) {
    List<Dispatch.Target> targets = depth == 0 ? List.of() : dispatch.targets(call);
    if (targets.size() == 1 && targets.get(0).certain()) {
      MethodFacts callee = targets.get(0).body();
      IntStream.range(0, call.arguments().size())
          .filter(index -> call.arguments().get(index).equals(scope))
          .forEach(
              index ->
                  addIn(callee, LockPath.of(new Root.Parameter(index, "", "")), depth - 1, found));
    }
  }

  private void addIn(
      MethodFacts body, LockPath scope, int depth, List<Handles.Site<Fact.Spawn>> found) {
    List<Node> nodes = body.body().nodes();
    for (int index = 0; index < nodes.size(); index++) {
      for (Fact fact : nodes.get(index).fact()) {
        if (fact instanceof Fact.Spawn fork && fork.by().equals(scope)) {
          if (!Scopes.isDaemon(body, fork)) {
            found.add(new Handles.Site<>(body, index, fork));
          }
        } else if (fact instanceof Fact.Call call) {
          add(call, scope, depth, found);
        }
      }
    }
  }
}
