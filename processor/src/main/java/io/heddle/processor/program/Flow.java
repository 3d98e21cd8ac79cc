package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.Root;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The locks held before each node of one body.
 *
 * <p>The states form a lattice of finite height, since levels are capped and certainty is only ever
 * lost; so the iteration ends.
 */
final class Flow extends Forward<HeldLocks> {

  private final MethodFacts method;
  private final BiFunction<MethodFacts, Fact.Call, Effects> effectOf;

  private Flow(MethodFacts method, BiFunction<MethodFacts, Fact.Call, Effects> effectOf) {
    this.method = method;
    this.effectOf = effectOf;
  }

  /** What is held before each node, and when the body returns. */
  record Result(List<Optional<HeldLocks>> before, Optional<HeldLocks> atExit) {}

  static Result run(
      MethodFacts method, HeldLocks entry, BiFunction<MethodFacts, Fact.Call, Effects> effectOf) {
    Fixpoint<HeldLocks> held = new Flow(method, effectOf).over(method.body().nodes(), entry);
    return new Result(held.before(), held.atExit());
  }

  @Override
  HeldLocks after(Node node, HeldLocks before) {
    HeldLocks after = before;
    for (Fact fact : node.fact()) {
      after = apply(fact, after);
    }
    return after;
  }

  /** A release that throws has released. */
  @Override
  HeldLocks afterException(Node node, HeldLocks before) {
    HeldLocks after = before;
    for (Fact fact : node.fact()) {
      after = fact instanceof Fact.Release ? apply(fact, after) : after;
    }
    return after;
  }

  @Override
  HeldLocks join(HeldLocks one, HeldLocks other) {
    return one.join(other);
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
