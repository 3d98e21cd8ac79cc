package io.heddle.processor.program;

import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.MethodRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every class and body of which facts are known, by name, in an order that no input order changes.
 */
final class ClassPool {

  private final Map<String, ClassFacts> classes = new TreeMap<>();
  private final Map<MethodRef, MethodFacts> methods = new HashMap<>();
  private final Map<String, List<String>> directSubtypes = new HashMap<>();

  ClassPool(Collection<ClassFacts> facts) {
    for (ClassFacts one : facts) {
      classes.put(one.name(), one);
    }
    for (ClassFacts one : classes.values()) {
      for (MethodFacts method : one.methods()) {
        methods.put(method.method(), method);
      }
      for (String superType : one.superTypes()) {
        directSubtypes.computeIfAbsent(superType, name -> new ArrayList<>()).add(one.name());
      }
    }
  }

  Collection<ClassFacts> classes() {
    return classes.values();
  }

  /** Returns every body, classes by name, bodies in source order. */
  List<MethodFacts> methods() {
    return classes.values().stream().flatMap(one -> one.methods().stream()).toList();
  }

  Optional<MethodFacts> method(MethodRef method) {
    return Optional.ofNullable(methods.get(method));
  }

  /**
   * Returns the body that runs when exactly this method is called: its own or the inherited one.
   */
  Optional<MethodFacts> implementation(MethodRef method) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> types = new ArrayDeque<>(List.of(method.owner()));
    while (!types.isEmpty()) {
      String type = types.removeFirst();
      MethodFacts found = methods.get(method.in(type));
      if (found != null) {
        return Optional.of(found);
      }
      ClassFacts facts = classes.get(type);
      if (facts != null && seen.add(type)) {
        types.addAll(facts.superTypes());
      }
    }
    return Optional.empty();
  }

  /** Returns the names of all known classes below a type, the type itself left out. */
  Set<String> subtypes(String type) {
    Set<String> all = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(directSubtypes.getOrDefault(type, List.of()));
    while (!open.isEmpty()) {
      String next = open.removeFirst();
      if (all.add(next)) {
        open.addAll(directSubtypes.getOrDefault(next, List.of()));
      }
    }
    return all;
  }
}
