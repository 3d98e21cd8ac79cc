package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds who holds locks while something is waited for: from each wait up through the callers.
 *
 * <p>There are few waits, and each is followed a few calls up; so this costs little, however the
 * bodies call each other.
 */
final class HeldWaits {

  private static final int MOST_CALLS = 6;
  private static final int MOST_BODIES = 100;
  private static final int MOST_DOUBTS = 1;

  /** A body from which a wait is reached, and the wait as that body sees it. */
  private record Above(
      MethodFacts body, Fact fact, List<LockUse> givenBack, List<Called> calls, int doubts) {}

  private final CallGraph graph;
  private final Bodies bodies;
  private final OtherSide otherSide;
  private final Distinct distinct;
  private final Map<MethodRef, List<Way>> callbacks = new HashMap<>();
  private final List<HeldWait> found = new ArrayList<>();

  private HeldWaits(
      CallGraph graph, Bodies bodies, Callbacks callbacks, OtherSide otherSide, Distinct distinct) {
    this.graph = graph;
    this.bodies = bodies;
    this.otherSide = otherSide;
    this.distinct = distinct;
    for (Way way : callbacks.all()) {
      this.callbacks.computeIfAbsent(way.callee().method(), key -> new ArrayList<>()).add(way);
    }
  }

  static List<HeldWait> in(
      ClassPool pool,
      CallGraph graph,
      Bodies bodies,
      Callbacks callbacks,
      OtherSide otherSide,
      Distinct distinct) {
    HeldWaits waits = new HeldWaits(graph, bodies, callbacks, otherSide, distinct);
    for (MethodFacts method : pool.methods()) {
      List<Node> nodes = method.body().nodes();
      for (int index = 0; index < nodes.size(); index++) {
        for (Fact fact : nodes.get(index).fact()) {
          if (fact instanceof Fact.Await || fact instanceof Fact.Block) {
            waits.from(method, index, fact);
          }
        }
      }
    }
    return waits.found;
  }

  private void from(MethodFacts method, int node, Fact fact) {
    Optional<HeldLocks> held = bodies.held(method, node);
    if (held.isEmpty()) {
      return;
    }
    Deque<Above> open = new ArrayDeque<>();
    Set<MethodRef> seen = new HashSet<>(Set.of(method.method()));
    Above start = new Above(method, fact, held.get().givenBack(), List.of(), 0);
    note(method, fact, start, held.get());
    open.add(start);
    while (!open.isEmpty() && seen.size() < MOST_BODIES) {
      Above above = open.remove();
      if (above.calls().size() < MOST_CALLS) {
        for (Way way : waysTo(above.body())) {
          if (above.doubts() + way.doubts() <= MOST_DOUBTS && seen.add(way.caller().method())) {
            Above next = seenBy(way, above);
            note(method, fact, next, way.held());
            open.add(next);
          }
        }
      }
    }
  }

  private List<Way> waysTo(MethodFacts body) {
    List<Way> ways = new ArrayList<>();
    for (CallGraph.Site site : graph.callersOf(body)) {
      if (!site.isUpToCaller()) {
        bodies.held(site.caller(), site.node()).ifPresent(held -> ways.add(Way.of(site, held)));
      }
    }
    ways.addAll(callbacks.getOrDefault(body.method(), List.of()));
    return ways;
  }

  private static Above seenBy(Way way, Above below) {
    List<Called> calls = new ArrayList<>();
    MethodRef caller = way.caller().method();
    for (CallGraph.Hop hop : way.hops()) {
      calls.add(new Called(hop.at(), caller, hop.callee()));
      caller = hop.callee();
    }
    calls.addAll(below.calls());
    List<LockUse> givenBack = new ArrayList<>(way.held().givenBack());
    for (LockUse lock : below.givenBack()) {
      givenBack.add(Frames.toCaller(lock, way.caller(), way.call(), way.callee()));
    }
    return new Above(
        way.caller(), seenBy(way, below.fact()), givenBack, calls, below.doubts() + way.doubts());
  }

  private static Fact seenBy(Way way, Fact fact) {
    if (fact instanceof Fact.Await await) {
      List<LockUse> lock =
          await.lock().stream()
              .map(one -> Frames.toCaller(one, way.caller(), way.call(), way.callee()))
              .toList();
      LockPath condition =
          Frames.toCaller(await.condition(), way.caller(), way.call(), way.callee());
      return new Fact.Await(condition, lock, await.timed(), await.at());
    }
    Fact.Block block = (Fact.Block) fact;
    LockPath on = Frames.toCaller(block.on(), way.caller(), way.call(), way.callee());
    return new Fact.Block(block.what(), on, block.call(), block.timed(), block.at());
  }

  private void note(MethodFacts waiter, Fact fact, Above above, HeldLocks held) {
    for (Hold hold : held.all()) {
      boolean kept =
          hold.certain()
              && !isPrivate(above.body(), hold)
              && above.givenBack().stream()
                  .noneMatch(lock -> lock.path().equals(hold.lock().path()));
      if (kept && concerns(above, hold)) {
        Optional<HeldWait.Need> need =
            above.fact() instanceof Fact.Block block
                ? otherSide.need(waiter, (Fact.Block) fact, above.body(), block, hold)
                : Optional.empty();
        found.add(
            new HeldWait(
                above.body(), hold, above.calls(), waiter, above.fact(), above.doubts(), need));
      }
    }
  }

  /** A wait for a condition gives up its own lock; who waits for a thread gives up its monitor. */
  private boolean concerns(Above above, Hold hold) {
    if (above.fact() instanceof Fact.Await await) {
      return await.lock().stream()
              .allMatch(lock -> distinct.surely(hold.lock(), lock, above.body().method().owner()))
          && !await.lock().isEmpty();
    }
    Fact.Block block = (Fact.Block) above.fact();
    return !block.on().equals(hold.lock().path());
  }

  /** What no other thread has yet, nobody else can need. */
  private static boolean isPrivate(MethodFacts holder, Hold hold) {
    Root root = hold.lock().path().root();
    return root instanceof Root.Fresh
        || (root instanceof Root.This && holder.kind() == MethodFacts.Kind.CONSTRUCTOR);
  }
}
