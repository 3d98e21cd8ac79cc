package io.heddle.processor.program;

import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the calls, under a lock, of what a body cannot know: parameters, and what others override.
 */
final class AlienCalls {

  private final ClassPool pool;
  private final Bodies bodies;

  private AlienCalls(ClassPool pool, Bodies bodies) {
    this.pool = pool;
    this.bodies = bodies;
  }

  static List<AlienCall> in(ClassPool pool, Bodies bodies) {
    AlienCalls calls = new AlienCalls(pool, bodies);
    List<AlienCall> found = new ArrayList<>();
    for (MethodFacts method : pool.methods()) {
      List<Node> nodes = method.body().nodes();
      for (int index = 0; index < nodes.size(); index++) {
        for (Fact fact : nodes.get(index).fact()) {
          if (fact instanceof Fact.Call call && calls.isAlien(method, call)) {
            calls.judge(method, index, call).ifPresent(found::add);
          }
        }
      }
    }
    return found;
  }

  private boolean isAlien(MethodFacts method, Fact.Call call) {
    return isPassed(call) || (!call.exact() && isOverridable(method, call));
  }

  private static boolean isPassed(Fact.Call call) {
    return Callbacks.isOnParameter(call) && call.target().owner().startsWith("java.");
  }

  /** Without a body of its own, or with one that is there to be overridden. */
  private boolean isOverridable(MethodFacts method, Fact.Call call) {
    if (!call.receiver().equals(LockPath.of(new Root.This()))) {
      return false;
    }
    MethodRef own = call.target().in(method.method().owner());
    Optional<ClassFacts> owner = pool.facts(call.target().owner());
    boolean isAbstract = owner.isPresent() && pool.implementation(own).isEmpty();
    return isAbstract
        || pool.subtypes(method.method().owner()).stream()
            .anyMatch(type -> pool.method(own.in(type)).isPresent());
  }

  private Optional<AlienCall> judge(MethodFacts method, int node, Fact.Call call) {
    return bodies.held(method, node).stream()
        .flatMap(held -> held.all().stream())
        .filter(Hold::certain)
        .filter(hold -> !(hold.lock().path().root() instanceof Root.Fresh))
        .findFirst()
        .map(hold -> new AlienCall(method, hold, call, isPassed(call)));
  }
}
