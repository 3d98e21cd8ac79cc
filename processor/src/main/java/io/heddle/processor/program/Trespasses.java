package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.MethodRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what is used on threads of the wrong role.
 *
 * <p>A body that says nothing runs on whatever threads its callers run on: what it uses is followed
 * to them, as long as it is certain that they call it.
 */
final class Trespasses {

  /** Something confined that a body without a role uses, perhaps through others. */
  private record Need(
      MethodFacts by, Fact.Confined use, MethodFacts usedIn, List<Trespass.Call> calls) {}

  private final CallGraph graph;
  private final Map<MethodRef, List<String>> roles = new HashMap<>();
  private final List<Trespass> found = new ArrayList<>();
  private final Deque<Need> open = new ArrayDeque<>();
  private final Map<MethodRef, Set<String>> known = new HashMap<>();

  private Trespasses(CallGraph graph) {
    this.graph = graph;
  }

  static List<Trespass> in(ClassPool pool, CallGraph graph) {
    Trespasses trespasses = new Trespasses(graph);
    Map<MethodFacts, List<Fact.Confined>> uses = trespasses.usesIn(pool);
    uses.forEach(trespasses::begin);
    trespasses.follow();
    return trespasses.found;
  }

  private Map<MethodFacts, List<Fact.Confined>> usesIn(ClassPool pool) {
    Map<MethodFacts, List<Fact.Confined>> uses = new LinkedHashMap<>();
    for (MethodFacts method : pool.methods()) {
      for (Node node : method.body().nodes()) {
        for (Fact fact : node.fact()) {
          if (fact instanceof Fact.RunsOn runs) {
            roles.put(method.method(), runs.role());
          } else if (fact instanceof Fact.Confined use) {
            uses.computeIfAbsent(method, key -> new ArrayList<>()).add(use);
          }
        }
      }
    }
    return uses;
  }

  private void begin(MethodFacts method, List<Fact.Confined> uses) {
    Set<Fact.Confined> seen = new HashSet<>();
    for (Fact.Confined use : uses) {
      if (seen.add(use)) {
        add(new Need(method, use, method, List.of()));
      }
    }
  }

  /** One need of each role is enough for a body that hands it on to its callers. */
  private void add(Need need) {
    MethodRef body = need.by().method();
    Optional<List<String>> role = Optional.ofNullable(roles.get(body));
    if (role.isPresent()) {
      if (!role.get().contains(need.use().role())) {
        found.add(new Trespass(need.by(), role.get(), need.use(), need.usedIn(), need.calls()));
      }
    } else if (known.computeIfAbsent(body, key -> new HashSet<>()).add(need.use().role())) {
      open.add(need);
    }
  }

  private void follow() {
    while (!open.isEmpty()) {
      Need need = open.remove();
      for (CallGraph.Site site : graph.callersOf(need.by())) {
        if (site.certain()) {
          List<Trespass.Call> calls = new ArrayList<>();
          calls.add(new Trespass.Call(site.call().at(), site.caller(), need.by()));
          calls.addAll(need.calls());
          add(new Need(site.caller(), need.use(), need.usedIn(), calls));
        }
      }
    }
  }
}
