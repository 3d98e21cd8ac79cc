package io.heddle.processor.program;

import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.facts.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The paths of bodies that take and give back permits of a semaphore that no other body does.
 *
 * <p>Elsewhere permits are handed over: who takes one need not give it back.
 */
final class LostPermits {

  private static final String SEMAPHORE = "io.heddle.Semaphore";

  /** A body with more states than this is left alone. */
  private static final int MOST_STATES = 2000;

  /** A body that takes more permits at once counts in a way that is not followed. */
  private static final int MOST_PERMITS = 2;

  /**
   * Where a path has come to.
   *
   * @param permits how many it has taken and not given back
   * @param flags what it knows of the booleans that it tests
   * @param left where it met an exception last
   */
  private record State(
      int node, int permits, Map<Integer, Boolean> flags, Optional<Position> left) {}

  private LostPermits() {}

  private static Map<Handles.Key, Set<MethodFacts>> usersOf(ClassPool pool) {
    Map<Handles.Key, Set<MethodFacts>> users = new LinkedHashMap<>();
    for (MethodFacts method : pool.methods()) {
      for (Node node : method.body().nodes()) {
        for (Fact fact : node.fact()) {
          if (fact instanceof Fact.Permit permit) {
            Handles.key(method, permit.semaphore())
                .ifPresent(
                    key -> users.computeIfAbsent(key, one -> new LinkedHashSet<>()).add(method));
          }
        }
      }
    }
    return users;
  }

  static List<LostPermit> in(ClassPool pool, Handles handles) {
    List<LostPermit> found = new ArrayList<>();
    usersOf(pool)
        .forEach(
            (key, methods) -> {
              if (methods.size() == 1 && !handles.isPassedOn(key)) {
                found.addAll(walk(methods.iterator().next(), key));
              }
            });
    return found;
  }

  /**
   * Returns the semaphores whose permits are only ever given back by the method that took them, on
   * every path: there a release too many is always a mistake.
   */
  static List<Occurrence<Fact.Sized>> paired(ClassPool pool, Handles handles) {
    List<Occurrence<Fact.Sized>> found = new ArrayList<>();
    Map<Handles.Key, Set<MethodFacts>> users = usersOf(pool);
    for (Handles.Site<Fact.Sized> made : handles.sizes()) {
      List<Handles.Key> names =
          made.fact().object().type().equals(SEMAPHORE)
              ? Handles.key(made.in(), made.fact().object()).map(handles::namesOf).orElse(List.of())
              : List.of();
      boolean isUsed = names.stream().anyMatch(users::containsKey);
      if (isUsed && names.stream().allMatch(name -> isPaired(name, users, handles))) {
        found.add(new Occurrence<>(made.in(), made.fact(), HeldLocks.NONE));
      }
    }
    return found;
  }

  private static boolean isPaired(
      Handles.Key name, Map<Handles.Key, Set<MethodFacts>> users, Handles handles) {
    return !handles.isPassedOn(name)
        && users.getOrDefault(name, Set.of()).stream().allMatch(method -> isPaired(method, name));
  }

  private static boolean isPaired(MethodFacts method, Handles.Key key) {
    List<Fact.Permit> permits = permitsOf(method, key);
    if (!isPair(permits)) {
      return false;
    }
    Walk walk = new Walk(method, key, permits);
    return walk.lost().isEmpty() && !walk.gaveUp;
  }

  private static List<LostPermit> walk(MethodFacts method, Handles.Key key) {
    List<Fact.Permit> permits = permitsOf(method, key);
    return isPair(permits) ? new Walk(method, key, permits).lost() : List.of();
  }

  private static boolean isPair(List<Fact.Permit> permits) {
    return permits.stream().anyMatch(one -> one.change() > 0)
        && permits.stream().anyMatch(one -> one.change() < 0)
        && permits.stream().noneMatch(one -> one.change() == 0);
  }

  private static List<Fact.Permit> permitsOf(MethodFacts method, Handles.Key key) {
    return method.body().nodes().stream()
        .flatMap(node -> node.fact().stream())
        .flatMap(fact -> permitOf(method, key, fact).stream())
        .toList();
  }

  private static Optional<Fact.Permit> permitOf(MethodFacts method, Handles.Key key, Fact fact) {
    return fact instanceof Fact.Permit permit
            && Handles.key(method, permit.semaphore()).filter(key::equals).isPresent()
        ? Optional.of(permit)
        : Optional.empty();
  }

  /** All paths through one body, for one semaphore. */
  private static final class Walk {
    private final MethodFacts method;
    private final Handles.Key key;
    private final List<Fact.Permit> permits;
    private final Deque<State> open = new ArrayDeque<>();
    private final Set<State> seen = new HashSet<>();
    private final Map<Fact.Permit, LostPermit> found = new LinkedHashMap<>();
    private boolean gaveUp;

    Walk(MethodFacts method, Handles.Key key, List<Fact.Permit> permits) {
      this.method = method;
      this.key = key;
      this.permits = permits;
    }

    List<LostPermit> lost() {
      add(new State(0, 0, Map.of(), Optional.empty()));
      while (!open.isEmpty() && !gaveUp) {
        step(open.remove());
        gaveUp |= seen.size() > MOST_STATES;
      }
      return gaveUp ? List.of() : List.copyOf(found.values());
    }

    private void add(State state) {
      if (state.node() == Body.EXIT || state.node() == Body.THROWS) {
        if (state.permits() > 0) {
          Fact.Permit taken =
              permits.stream().filter(one -> one.change() > 0).findFirst().orElseThrow();
          found.putIfAbsent(taken, new LostPermit(method, taken, state.left()));
        }
      } else if (state.node() >= 0 && seen.add(state)) {
        open.add(state);
      }
    }

    private void step(State state) {
      Node node = method.body().nodes().get(state.node());
      int count = state.permits();
      Map<Integer, Boolean> flags = state.flags();
      for (Fact fact : node.fact()) {
        Optional<Fact.Permit> permit = permitOf(method, key, fact);
        if (permit.isPresent()) {
          count += permit.get().change();
          if (count < 0) {
            found.putIfAbsent(permit.get(), new LostPermit(method, permit.get(), state.left()));
            return;
          }
          gaveUp |= count > MOST_PERMITS;
        } else if (fact instanceof Fact.Branch branch) {
          Boolean known = flags.get(branch.variable());
          if (known != null && known != branch.value()) {
            return;
          }
          flags = with(flags, branch.variable(), Optional.of(branch.value()));
        } else if (fact instanceof Fact.Assign assign) {
          flags = with(flags, assign.variable(), assign.value().stream().findFirst());
        }
      }
      for (int next : node.next()) {
        add(new State(next, count, flags, state.left()));
      }
      if (node.onException() != Body.NEVER) {
        Optional<Position> here = node.fact().stream().map(Fact::at).findFirst();
        add(new State(node.onException(), state.permits(), flags, here.or(() -> state.left())));
      }
    }

    private static Map<Integer, Boolean> with(
        Map<Integer, Boolean> flags, int variable, Optional<Boolean> value) {
      Map<Integer, Boolean> changed = new HashMap<>(flags);
      changed.remove(variable);
      value.ifPresent(known -> changed.put(variable, known));
      return changed;
    }
  }
}
