package io.heddle.processor.program;

import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.Root;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The locks held before each node of one body: a forward dataflow, iterated to its fixpoint.
 *
 * <p>The states form a lattice of finite height, since levels are capped and certainty is only ever
 * lost; so the iteration ends.
 */
final class Flow {

  private final MethodFacts method;
  private final BiFunction<MethodFacts, Fact.Call, Effects> effectOf;
  private final List<Optional<HeldLocks>> before;
  private final Deque<Integer> open = new ArrayDeque<>();
  private final BitSet queued = new BitSet();
  private Optional<HeldLocks> atExit = Optional.empty();

  private Flow(MethodFacts method, BiFunction<MethodFacts, Fact.Call, Effects> effectOf) {
    this.method = method;
    this.effectOf = effectOf;
    this.before = new ArrayList<>();
    method.body().nodes().forEach(node -> before.add(Optional.empty()));
  }

  /** What is held before each node, and when the body returns. */
  record Result(List<Optional<HeldLocks>> before, Optional<HeldLocks> atExit) {}

  static Result run(
      MethodFacts method, HeldLocks entry, BiFunction<MethodFacts, Fact.Call, Effects> effectOf) {
    Flow flow = new Flow(method, effectOf);
    if (method.body().nodes().isEmpty()) {
      return new Result(List.of(), Optional.of(entry));
    }
    flow.reach(0, entry);
    flow.iterate();
    return new Result(List.copyOf(flow.before), flow.atExit);
  }

  private void iterate() {
    while (!open.isEmpty()) {
      int index = open.removeFirst();
      queued.clear(index);
      HeldLocks state = before.get(index).orElseThrow();
      Node node = method.body().nodes().get(index);
      HeldLocks after = state;
      HeldLocks thrown = state;
      for (Fact fact : node.fact()) {
        after = apply(fact, state);
        thrown = fact instanceof Fact.Release ? after : state;
      }
      for (int next : node.next()) {
        reach(next, after);
      }
      if (node.onException() >= 0) {
        reach(node.onException(), thrown);
      }
    }
  }

  private void reach(int index, HeldLocks state) {
    if (index == Body.EXIT) {
      atExit = Optional.of(atExit.map(known -> known.join(state)).orElse(state));
    } else if (index >= 0) {
      Optional<HeldLocks> known = before.get(index);
      HeldLocks joined = known.map(old -> old.join(state)).orElse(state);
      if (known.isEmpty() || !known.get().equals(joined)) {
        before.set(index, Optional.of(joined));
        if (!queued.get(index)) {
          queued.set(index);
          open.addLast(index);
        }
      }
    }
  }

  private HeldLocks apply(Fact fact, HeldLocks state) {
    if (fact instanceof Fact.Acquire acquire) {
      return state.acquire(acquire.lock(), acquire.at());
    } else if (fact instanceof Fact.Release release) {
      return release(release, state);
    } else if (fact instanceof Fact.TryAcquire attempt) {
      return state.pending(attempt.lock(), attempt.variable());
    } else if (fact instanceof Fact.Branch branch) {
      return state.branch(branch.variable(), branch.value(), branch.at());
    } else if (fact instanceof Fact.Assume assume) {
      return state.assume(assume.lock(), assume.held(), assume.at());
    } else if (fact instanceof Fact.Rebind rebind) {
      return state.rebind(rebind.id());
    } else if (fact instanceof Fact.Call call) {
      Effects effects = effectOf.apply(method, call);
      HeldLocks after = state;
      for (var released : effects.released()) {
        after = after.release(released, call.at());
      }
      for (var acquired : effects.acquired()) {
        after = after.acquire(acquired, call.at());
      }
      for (var asserted : effects.asserted()) {
        after = after.assume(asserted, true, call.at());
      }
      return after;
    }
    return state;
  }

  /**
   * What was asserted since the lock was taken is often just that lock, which a part of its owner
   * knows under another name: it ends with it. A parameter can well be another object.
   */
  private HeldLocks release(Fact.Release release, HeldLocks state) {
    HeldLocks after = state.release(release.lock(), release.at());
    String owner = method.method().owner();
    Optional<LockClass> name = LockClass.of(release.lock(), owner);
    Optional<Hold> given =
        state.all().stream().filter(hold -> hold.taken() && isOf(hold, release)).findFirst();
    if (name.isEmpty()
        || given.isEmpty()
        || after.all().stream().anyMatch(hold -> isOf(hold, release))) {
      return after;
    }
    return after.without(
        hold ->
            !hold.taken()
                && hold.since().compareTo(given.get().since()) > 0
                && !(hold.lock().path().root() instanceof Root.Parameter)
                && LockClass.of(hold.lock(), owner).equals(name));
  }

  private static boolean isOf(Hold hold, Fact.Release release) {
    return hold.lock().path().equals(release.lock().path());
  }
}
