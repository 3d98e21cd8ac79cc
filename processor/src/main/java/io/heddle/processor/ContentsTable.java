package io.heddle.processor;

import io.heddle.processor.facts.store.Contents;
import io.heddle.processor.facts.store.UnitFacts;
import io.heddle.processor.program.LockClass;
import io.heddle.processor.program.Nesting;
import io.heddle.processor.program.Program;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes the table of contents of a class output. */
final class ContentsTable {

  private ContentsTable() {}

  static Contents of(List<UnitFacts> units, Program program) {
    Map<String, Set<Contents.Nested>> nestings = new HashMap<>();
    for (Nesting nesting : program.nestings()) {
      Optional<LockClass> held = nesting.outerClass();
      Optional<LockClass> taken = nesting.inner().lockClass();
      if (held.isPresent() && taken.isPresent() && nesting.canBlock()) {
        nestings
            .computeIfAbsent(nesting.in().method().owner(), owner -> new TreeSet<>())
            .add(new Contents.Nested(held.get().owner(), taken.get().owner()));
      }
    }
    return new Contents(
        units.stream()
            .filter(UnitFacts::sayAnything)
            .sorted(Comparator.comparing(UnitFacts::name))
            .map(unit -> Contents.Unit.of(unit, in(unit, nestings)))
            .toList());
  }

  private static List<Contents.Nested> in(
      UnitFacts unit, Map<String, Set<Contents.Nested>> nestings) {
    Set<Contents.Nested> all = new TreeSet<>();
    unit.classes().forEach(one -> all.addAll(nestings.getOrDefault(one.name(), Set.of())));
    return List.copyOf(all);
  }
}
