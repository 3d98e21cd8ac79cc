package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.LockPath;
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
 * The bodies that can have part in what is found: those that do something besides calling others,
 * and all that come to run one of them.
 *
 * <p>Most bodies of real code take no lock, start no thread and touch nothing that is shared, and
 * neither does what they call: of those, nothing is computed.
 */
final class Relevance {

  /** What a method is called, and how many parameters it has: what overrides it has the same. */
  private record Name(String name, int parameters) {
    static Name of(MethodRef method) {
      return new Name(method.name(), ClassPool.countParameters(method));
    }
  }

  /** A call, and the body that makes it. */
  private record Made(MethodFacts caller, Fact.Call call) {}

  private final ClassPool pool;
  private final Dispatch dispatch;
  private final Map<Name, List<Made>> calls = new HashMap<>();
  private final Map<MethodRef, List<Made>> passing = new HashMap<>();
  private final Map<MethodRef, List<MethodFacts>> callers = new HashMap<>();
  private final Map<Name, List<MethodFacts>> onParameters = new HashMap<>();
  private final Set<MethodRef> receivers = new HashSet<>();
  private final Set<MethodRef> found = new HashSet<>();
  private final Deque<MethodFacts> open = new ArrayDeque<>();

  private Relevance(ClassPool pool, Dispatch dispatch) {
    this.pool = pool;
    this.dispatch = dispatch;
  }

  static Set<MethodRef> in(ClassPool pool, Dispatch dispatch) {
    Relevance relevance = new Relevance(pool, dispatch);
    pool.methods().forEach(relevance::look);
    while (!relevance.open.isEmpty()) {
      relevance.follow(relevance.open.removeFirst());
    }
    return relevance.found;
  }

  private void look(MethodFacts method) {
    boolean tells = !method.entry().isEmpty() || !method.promise().isEmpty();
    tells |= !method.body().unfitLocks().isEmpty();
    for (Node node : method.body().nodes()) {
      for (Fact fact : node.fact()) {
        tells |= tells(fact);
        if (fact instanceof Fact.Call call) {
          Made made = new Made(method, call);
          calls.computeIfAbsent(Name.of(call.target()), key -> new ArrayList<>()).add(made);
          for (LockPath argument : call.arguments()) {
            if (argument.root() instanceof Root.Function function) {
              passing.computeIfAbsent(function.body(), key -> new ArrayList<>()).add(made);
            }
          }
        }
      }
    }
    if (tells) {
      add(method);
    }
  }

  /** Returns whether a fact says anything without a lock that is held, and without a callee. */
  private static boolean tells(Fact fact) {
    if (fact instanceof Fact.Call call) {
      return !call.requires().isEmpty()
          || !call.excludes().isEmpty()
          || call.target().owner().equals(Scopes.SCOPE);
    }
    return !(fact instanceof Fact.Rebind
        || fact instanceof Fact.Compared
        || fact instanceof Fact.Answered
        || fact instanceof Fact.Tells
        || fact instanceof Fact.Fill
        || fact instanceof Fact.Given
        || fact instanceof Fact.Branch
        || fact instanceof Fact.Assign
        || fact instanceof Fact.Result
        || fact instanceof Fact.MayThrow);
  }

  private void add(MethodFacts method) {
    if (found.add(method.method())) {
      open.add(method);
    }
  }

  private void follow(MethodFacts method) {
    Name name = Name.of(method.method());
    resolve(name);
    callers.getOrDefault(method.method(), List.of()).forEach(this::add);
    // Whoever passes its object runs it where only the type of a parameter is known.
    onParameters.getOrDefault(name, List.of()).forEach(this::add);
    passing.getOrDefault(method.method(), List.of()).forEach(made -> passed(made.call()));
  }

  /** Finds out what all calls of a name run, once anything of that name matters. */
  private void resolve(Name name) {
    for (Made made : Optional.ofNullable(calls.remove(name)).orElse(List.of())) {
      for (Dispatch.Target target : dispatch.targets(made.call())) {
        calls(made.caller(), target.body());
      }
      dispatch.beyond(made.call()).forEach(body -> calls(made.caller(), body));
      if (Callbacks.isOnParameter(made.call())) {
        onParameters.computeIfAbsent(name, key -> new ArrayList<>()).add(made.caller());
      }
    }
  }

  private void calls(MethodFacts caller, MethodFacts callee) {
    callers.computeIfAbsent(callee.method(), key -> new ArrayList<>(1)).add(caller);
  }

  /** A function that matters is passed: to bodies that run it, or pass it on. */
  private void passed(Fact.Call call) {
    for (Dispatch.Target target : dispatch.targets(call)) {
      MethodFacts receiver = target.body();
      if (receivers.add(receiver.method())) {
        for (Node node : receiver.body().nodes()) {
          for (Fact fact : node.fact()) {
            if (fact instanceof Fact.Call inner) {
              received(receiver, inner);
            }
          }
        }
      }
    }
  }

  private void received(MethodFacts receiver, Fact.Call inner) {
    if (Callbacks.isOnParameter(inner) && pool.method(inner.target()).isEmpty()) {
      add(receiver);
    }
    if (inner.arguments().stream().anyMatch(path -> path.root() instanceof Root.Parameter)) {
      passed(inner);
    }
  }
}
