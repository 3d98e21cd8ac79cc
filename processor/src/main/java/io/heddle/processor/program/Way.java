package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import java.util.List;

/**
 * How a body comes to run another: by a call of its own, or by one of a body that it calls and
 * passes the other to.
 *
 * @param caller the body whose frame everything here is in
 * @param node the index of its call
 * @param call the call as if the caller made it itself
 * @param callee the body that runs
 * @param held what is held when it starts, by the caller and by the bodies in between
 * @param hops the calls from the caller to the callee, one at least
 */
record Way(
    MethodFacts caller,
    int node,
    Fact.Call call,
    MethodFacts callee,
    HeldLocks held,
    List<CallGraph.Hop> hops) {

  Way {
    hops = List.copyOf(hops);
  }

  static Way of(CallGraph.Site site, HeldLocks held) {
    return new Way(
        site.caller(), site.node(), site.call(), site.callee(), held, List.of(site.hop()));
  }

  /** Returns how many of its calls can run another body instead. */
  int doubts() {
    int doubts = 0;
    for (CallGraph.Hop hop : hops) {
      doubts += hop.certain() ? 0 : 1;
    }
    return doubts;
  }

  /**
   * Returns a route of the callee as the caller sees it.
   *
   * @param lock what the callee takes at its end
   */
  Route extended(Route route, LockPath lock) {
    Route longer = route;
    boolean certain = !isPerhapsOwn(lock);
    for (int index = hops.size() - 1; index >= 0; index--) {
      CallGraph.Hop hop = hops.get(index);
      longer = longer.through(hop.at(), hop.callee(), certain && hop.certain());
      certain = true;
    }
    return longer;
  }

  /** What a constructor comes to in a way that has no name is most often its own. */
  private boolean isPerhapsOwn(LockPath lock) {
    return callee.kind() == MethodFacts.Kind.CONSTRUCTOR
        && (lock.root() instanceof Root.Unknown
            || (lock.root() instanceof Root.Local local && local.origin().isEmpty()));
  }
}
