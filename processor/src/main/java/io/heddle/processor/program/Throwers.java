package io.heddle.processor.program;

import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.MethodRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The bodies that can end with an exception, as far as calls and {@code throw} are concerned: a
 * getter cannot.
 */
final class Throwers {

  private final Dispatch dispatch;
  private final Set<MethodRef> judged = new HashSet<>();
  private final Set<MethodRef> harmless = new HashSet<>();

  Throwers(Dispatch dispatch) {
    this.dispatch = dispatch;
  }

  /** Returns whether a call can end with an exception; one whose body is unknown can. */
  boolean canThrow(Fact.Call call) {
    for (Dispatch.Target target : dispatch.targets(call)) {
      if (!judged.contains(target.body().method())) {
        judge(target.body().method());
      }
    }
    return mayThrow(call);
  }

  /** Judges a body and all that it calls, callees first. */
  private void judge(MethodRef method) {
    for (List<MethodRef> group : Components.of(List.of(method), this::unjudgedCalleesOf)) {
      for (MethodRef one : group) {
        if (judged.add(one) && !dispatch.body(one).filter(this::canThrow).isPresent()) {
          harmless.add(one);
        }
      }
    }
  }

  private Collection<MethodRef> unjudgedCalleesOf(MethodRef method) {
    Set<MethodRef> callees = new LinkedHashSet<>();
    for (Node node : dispatch.body(method).map(body -> body.body().nodes()).orElse(List.of())) {
      for (Fact fact : node.fact()) {
        if (fact instanceof Fact.Call call) {
          for (Dispatch.Target target : dispatch.targets(call)) {
            if (!judged.contains(target.body().method())) {
              callees.add(target.body().method());
            }
          }
        }
      }
    }
    return callees;
  }

  private boolean mayThrow(Fact.Call call) {
    List<Dispatch.Target> targets = dispatch.targets(call);
    return targets.isEmpty()
        || targets.stream().anyMatch(target -> !harmless.contains(target.body().method()));
  }

  /** A finally block passes an exception on only if one came in. */
  private boolean canThrow(MethodFacts method) {
    List<Node> nodes = method.body().nodes();
    BitSet reached = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    if (!nodes.isEmpty()) {
      reached.set(0);
      open.add(0);
    }
    while (!open.isEmpty()) {
      Node node = nodes.get(open.remove());
      List<Integer> next = new ArrayList<>(node.next());
      if (canThrow(node)) {
        next.add(node.onException());
      }
      for (int after : next) {
        if (after == Body.THROWS) {
          return true;
        } else if (after >= 0 && !reached.get(after)) {
          reached.set(after);
          open.add(after);
        }
      }
    }
    return false;
  }

  private boolean canThrow(Node node) {
    return node.onException() != Body.NEVER
        && (node.fact().isEmpty()
            || !(node.fact().get(0) instanceof Fact.Call call)
            || mayThrow(call));
  }
}
