package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.FieldRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values of thread-local variables that go where they should not.
 *
 * @param strays those that another thread gets
 * @param kept the variables of objects that are set and never removed, where they are set first
 */
public record StrayValues(
    List<Occurrence<Fact.Stray>> strays, List<Occurrence<Fact.LocalSet>> kept) {

  public StrayValues {
    strays = List.copyOf(strays);
    kept = List.copyOf(kept);
  }

  static StrayValues in(ClassPool pool) {
    Set<Fact> strays = new HashSet<>();
    List<Occurrence<Fact.Stray>> found = new ArrayList<>();
    Map<FieldRef, Occurrence<Fact.LocalSet>> set = new LinkedHashMap<>();
    Set<FieldRef> removed = new HashSet<>();
    for (MethodFacts method : pool.methods()) {
      for (Node node : method.body().nodes()) {
        for (Fact fact : node.fact()) {
          if (fact instanceof Fact.Stray stray && strays.add(stray)) {
            found.add(new Occurrence<>(method, stray, HeldLocks.NONE));
          } else if (fact instanceof Fact.LocalSet change && change.set()) {
            set.putIfAbsent(change.field(), new Occurrence<>(method, change, HeldLocks.NONE));
          } else if (fact instanceof Fact.LocalSet change) {
            removed.add(change.field());
          }
        }
      }
    }
    set.keySet().removeAll(removed);
    return new StrayValues(found, new ArrayList<>(set.values()));
  }
}
