package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The bodies that do not keep what their methods promise; each promise is broken once. */
final class Breaches {

  private final MethodFacts method;
  private final List<Custody> returns;
  private final List<Breach> found = new ArrayList<>();

  private Breaches(MethodFacts method, List<Custody> returns) {
    this.method = method;
    this.returns = returns;
  }

  static List<Breach> in(ClassPool pool, Custodies custodies) {
    List<Breach> all = new ArrayList<>();
    for (MethodFacts method : pool.methods()) {
      if (!method.promise().isEmpty() && !method.body().nodes().isEmpty()) {
        custodies
            .returnsOf(method)
            .ifPresent(returns -> all.addAll(new Breaches(method, returns).find()));
      }
    }
    return all;
  }

  private List<Breach> find() {
    Promise promise = method.promise();
    promise
        .acquires()
        .forEach(lock -> require(lock, Breach.Kind.ACQUIRES, path -> count(path, lock) > 0));
    promise
        .releases()
        .forEach(lock -> require(lock, Breach.Kind.RELEASES, path -> count(path, lock) < 0));
    for (LockUse lock : promise.attempts()) {
      require(
          lock,
          Breach.Kind.ATTEMPTS,
          path -> count(path, lock) > 0 || path.result().orElse(!promise.when()) != promise.when());
      require(
          lock,
          Breach.Kind.LEAVES_ALONE,
          path -> count(path, lock) <= 0 || path.result().orElse(promise.when()) == promise.when());
    }
    return found;
  }

  private static int count(Custody path, LockUse lock) {
    return path.count(Custody.Key.of(lock));
  }

  private void require(LockUse lock, Breach.Kind promised, Predicate<Custody> kept) {
    if (found.stream().anyMatch(breach -> breach.lock().equals(lock))) {
      return;
    }
    for (Custody path : returns) {
      if (!path.isUnclear(Custody.Key.of(lock)) && !kept.test(path)) {
        Optional<Fact> returning = path.left().filter(Fact.Result.class::isInstance);
        found.add(new Breach(method, lock, promised, returning));
        return;
      }
    }
  }
}
