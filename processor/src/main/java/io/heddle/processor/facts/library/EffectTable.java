package io.heddle.processor.facts.library;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Effects by method name, type and number of parameters. */
final class EffectTable {

  /** Stands for any number of parameters that has no entry of its own. */
  private static final int ANY = -1;

  private final Map<String, Map<String, Map<Integer, Effect>>> byMethod = new HashMap<>();

  /** Enters the effect of the methods of a type, however many parameters they have. */
  void on(String type, Effect effect, String... methods) {
    on(type, ANY, effect, methods);
  }

  /** Enters the effect of the methods of a type with this number of parameters. */
  void on(String type, int parameters, Effect effect, String... methods) {
    for (String method : methods) {
      byMethod
          .computeIfAbsent(method, name -> new HashMap<>())
          .computeIfAbsent(type, name -> new HashMap<>())
          .put(parameters, effect);
    }
  }

  /** Returns whether any type has a method of this name in the table. */
  boolean knows(String method) {
    return byMethod.containsKey(method);
  }

  /** Returns the names of the methods that have such an effect on some type. */
  Set<String> namesOf(Predicate<Effect> wanted) {
    Set<String> names = new HashSet<>();
    byMethod.forEach(
        (name, byType) -> {
          if (byType.values().stream()
              .flatMap(byArity -> byArity.values().stream())
              .anyMatch(wanted)) {
            names.add(name);
          }
        });
    return names;
  }

  /**
   * Returns the effect of a method.
   *
   * @param types the types whose entries count, nearest first
   */
  Optional<Effect> find(String method, int parameters, List<String> types) {
    Map<String, Map<Integer, Effect>> byType = byMethod.getOrDefault(method, Map.of());
    for (String type : types) {
      Map<Integer, Effect> byArity = byType.getOrDefault(type, Map.of());
      Effect found = byArity.getOrDefault(parameters, byArity.get(ANY));
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }
}
