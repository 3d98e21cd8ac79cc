package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Root;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What bodies do with locks that they do not hold. Silent unless it is proven: where a caller could
 * hold the lock, under whatever name, nothing is said.
 */
final class Misuses {

  private final Bodies bodies;
  private final Holders holders;
  private final Map<Fact, Misuse> found = new LinkedHashMap<>();

  private Misuses(Bodies bodies, Holders holders) {
    this.bodies = bodies;
    this.holders = holders;
  }

  static List<Misuse> in(ClassPool pool, Custodies custodies, Bodies bodies, Holders holders) {
    Misuses misuses = new Misuses(bodies, holders);
    custodies
        .walks()
        .forEach(
            (method, walk) -> {
              if (!walk.gaveUp && method.kind() != MethodFacts.Kind.ESCAPING) {
                walk.excesses.forEach(excess -> misuses.release(method, walk, excess));
              }
            });
    pool.methods().forEach(method -> misuses.conditions(method));
    return new ArrayList<>(misuses.found.values());
  }

  private void release(MethodFacts method, CustodyWalk.Result walk, CustodyWalk.Excess excess) {
    Custody.Key key = Custody.Key.of(excess.lock());
    boolean declared =
        method.entry().stream().anyMatch(lock -> lock.path().equals(excess.lock().path()));
    if (!declared) {
      howOf(walk, excess, key)
          .filter(how -> holders.noneOf(method, excess.lock()))
          .ifPresent(how -> note(method, excess, how));
    }
  }

  private void note(MethodFacts method, CustodyWalk.Excess excess, Misuse.How how) {
    Misuse misuse = new Misuse(method, excess.fact(), excess.lock(), how, excess.path().left());
    found.merge(
        excess.fact(), misuse, (one, other) -> one.how().compareTo(other.how()) <= 0 ? one : other);
  }

  private static Optional<Misuse.How> howOf(
      CustodyWalk.Result walk, CustodyWalk.Excess excess, Custody.Key key) {
    Custody path = excess.path();
    if (path.hasTaken(key) && path.count(key) <= 0) {
      return Optional.of(Misuse.How.GIVEN_BACK);
    }
    boolean sided = excess.lock().kind() == LockKind.READ_WRITE;
    if (sided && path.count(key.otherSide()) > 0 && !walk.matched.contains(excess.fact())) {
      return Optional.of(Misuse.How.OTHER_SIDE);
    }
    if (!walk.taken.contains(key) || !walk.matched.contains(excess.fact())) {
      return Optional.empty();
    }
    boolean early =
        path.failed()
            || path.left()
                .filter(fact -> fact instanceof Fact.Call || fact instanceof Fact.MayThrow)
                .isPresent();
    return Optional.of(early ? Misuse.How.TOO_EARLY : Misuse.How.NOT_OBTAINED);
  }

  /** Waiting and waking without the lock of the condition. */
  private void conditions(MethodFacts method) {
    if (method.kind() == MethodFacts.Kind.ESCAPING) {
      return;
    }
    List<Node> nodes = method.body().nodes();
    for (int index = 0; index < nodes.size(); index++) {
      for (Fact fact : nodes.get(index).fact()) {
        Optional<LockUse> lock = lockBehind(fact);
        Optional<HeldLocks> held = lock.isPresent() ? before(method, index) : Optional.empty();
        if (held.isPresent()
            && !holders.mayHold(method, held.get(), lock.get())
            && isNamed(lock.get())
            && !holders.isUncalled(method)
            && holders.noneOf(method, lock.get())) {
          found.put(
              fact, new Misuse(method, fact, lock.get(), Misuse.How.NEVER_TAKEN, Optional.empty()));
        }
      }
    }
  }

  private Optional<HeldLocks> before(MethodFacts method, int node) {
    List<Optional<HeldLocks>> before = bodies.flow(method).before();
    return node < before.size() ? before.get(node) : Optional.empty();
  }

  private static Optional<LockUse> lockBehind(Fact fact) {
    if (fact instanceof Fact.Await await) {
      return await.lock().stream().findFirst();
    } else if (fact instanceof Fact.Signal signal) {
      return signal.lock().stream().findFirst();
    }
    return Optional.empty();
  }

  /** What a variable or call names may be locked under another name. */
  private static boolean isNamed(LockUse lock) {
    Root root = lock.path().root();
    return lock.path().isStable()
        && (root instanceof Root.This
            || root instanceof Root.Static
            || root instanceof Root.ClassLiteral
            || (root instanceof Root.Parameter && lock.path().selectors().isEmpty()));
  }
}
