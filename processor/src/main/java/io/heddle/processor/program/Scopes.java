package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.LockPath;
import java.util.Set;
import java.util.stream.Stream;

/** What the calls of bodies mean to scopes of structured threading. */
final class Scopes {

  static final String SCOPE = "io.heddle.scope.Scope";
  static final String TASK = "io.heddle.scope.Task";

  private static final Set<String> FORKS = Set.of("fork", "daemon", "start");
  private static final Set<String> READS = Set.of("get", "failure");

  private Scopes() {}

  static Stream<Fact> facts(MethodFacts method) {
    return method.body().nodes().stream().flatMap(node -> node.fact().stream());
  }

  static Stream<Fact.Call> calls(MethodFacts method) {
    return facts(method).filter(Fact.Call.class::isInstance).map(Fact.Call.class::cast);
  }

  static boolean opens(Fact.Call call) {
    return call.target().owner().equals(SCOPE) && call.target().name().equals("open");
  }

  static boolean forks(Fact.Call call) {
    return isOnScope(call) && FORKS.contains(call.target().name());
  }

  static boolean joins(Fact.Call call) {
    return isOnScope(call) && call.target().name().equals("join");
  }

  static boolean closes(Fact.Call call) {
    return isOnScope(call) && call.target().name().equals("close");
  }

  static boolean readsTask(Fact.Call call) {
    return call.receiverType().equals(TASK) && READS.contains(call.target().name());
  }

  private static boolean isOnScope(Fact.Call call) {
    return call.receiverType().equals(SCOPE);
  }

  /** Returns whether nobody waits for what a body forks: it is stopped at the end. */
  static boolean isDaemon(MethodFacts method, Fact.Spawn spawn) {
    return calls(method)
        .anyMatch(call -> call.at().equals(spawn.at()) && call.target().name().equals("daemon"));
  }

  static Stream<LockPath> scopesIn(Fact.Call call) {
    return call.arguments().stream().filter(argument -> argument.type().equals(SCOPE));
  }
}
