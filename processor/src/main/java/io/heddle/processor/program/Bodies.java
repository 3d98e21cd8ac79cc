package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The locks held in every body by its own doing, with the effects of the bodies that it calls.
 *
 * <p>Computed callees first. Within a group of bodies that call each other, a call counts as
 * leaving the locks as they were.
 */
final class Bodies {

  private final Dispatch dispatch;
  private final Map<MethodRef, Flow.Result> flows = new HashMap<>();
  private final Map<MethodRef, Effects> effects = new HashMap<>();

  Bodies(CallGraph graph, Dispatch dispatch) {
    this.dispatch = dispatch;
    for (List<MethodFacts> group : graph.calleesFirst()) {
      Map<MethodRef, Effects> found = new HashMap<>();
      for (MethodFacts method : group) {
        HeldLocks entry = declaredEntry(method);
        Flow.Result flow = rerun(method, entry);
        flows.put(method.method(), flow);
        flow.atExit()
            .filter(exit -> method.promise().isEmpty())
            .map(exit -> Effects.between(entry, exit))
            .filter(one -> !one.equals(Effects.NONE))
            .ifPresent(one -> found.put(method.method(), one));
      }
      effects.putAll(found);
    }
  }

  HeldLocks declaredEntry(MethodFacts method) {
    return HeldLocks.declared(method.entry(), method.at());
  }

  Flow.Result flow(MethodFacts method) {
    return flows.getOrDefault(method.method(), new Flow.Result(List.of(), Optional.empty()));
  }

  /** Returns what is held before a node of a body; nothing if control never comes there. */
  Optional<HeldLocks> held(MethodFacts method, int node) {
    return flow(method).before().get(node);
  }

  /** Returns the flow of a body that starts with other locks than its contract says. */
  Flow.Result rerun(MethodFacts method, HeldLocks entry) {
    return Flow.run(method, entry, this::effectsOf);
  }

  /** Returns what a call surely does to the locks of the caller, in the caller's frame. */
  private Effects effectsOf(MethodFacts caller, Fact.Call call) {
    List<Dispatch.Target> targets = dispatch.targets(call);
    if (targets.size() != 1 || !targets.get(0).certain()) {
      return Effects.NONE;
    }
    MethodFacts callee = targets.get(0).body();
    Effects known = effects.getOrDefault(callee.method(), Effects.NONE);
    if (known.equals(Effects.NONE)) {
      return known;
    }
    return new Effects(
        toCaller(known.acquired(), caller, call, callee),
        toCaller(known.released(), caller, call, callee),
        toCaller(known.asserted(), caller, call, callee).stream()
            .filter(lock -> !(lock.path().root() instanceof Root.Unknown))
            .toList());
  }

  private List<LockUse> toCaller(
      List<LockUse> locks, MethodFacts caller, Fact.Call call, MethodFacts callee) {
    return locks.stream().map(lock -> Frames.toCaller(lock, caller, call, callee)).toList();
  }
}
