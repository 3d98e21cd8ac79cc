package io.heddle.processor.program;

import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.MethodRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Every class and body of which facts are known, by name, in an order that no input order changes.
 */
final class ClassPool {

  private final Map<String, ClassFacts> classes;
  private final Map<MethodRef, MethodFacts> methods;
  private final Map<Member, List<MethodFacts>> namedAlike;
  private final Map<String, List<String>> directSubtypes;
  private final List<MethodFacts> bodies;

  /** Methods of one class that differ in the types of their parameters at most. */
  private record Member(String owner, String name, int parameters) {
    static Member of(MethodRef method) {
      return new Member(method.owner(), method.name(), countParameters(method));
    }
  }

  ClassPool(Collection<ClassFacts> facts) {
    classes = new TreeMap<>();
    methods = new HashMap<>();
    namedAlike = new HashMap<>();
    directSubtypes = new HashMap<>();
    bodies = new ArrayList<>();
    for (ClassFacts one : facts) {
      classes.put(one.name(), one);
    }
    for (ClassFacts one : classes.values()) {
      for (MethodFacts method : one.methods()) {
        methods.put(method.method(), method);
        bodies.add(method);
        namedAlike
            .computeIfAbsent(Member.of(method.method()), key -> new ArrayList<>(1))
            .add(method);
      }
      for (String superType : one.superTypes()) {
        directSubtypes.computeIfAbsent(superType, name -> new ArrayList<>()).add(one.name());
      }
    }
  }

  private ClassPool(ClassPool whole, List<MethodFacts> bodies) {
    this.classes = whole.classes;
    this.methods = whole.methods;
    this.namedAlike = whole.namedAlike;
    this.directSubtypes = whole.directSubtypes;
    this.bodies = bodies;
  }

  /** Returns the same classes, of whose bodies {@link #methods} lists only some. */
  ClassPool listing(Set<MethodRef> some) {
    return new ClassPool(
        this, bodies.stream().filter(method -> some.contains(method.method())).toList());
  }

  static int countParameters(MethodRef method) {
    String types = method.parameters();
    int count = types.equals("()") ? 0 : 1;
    for (int at = types.indexOf(','); at >= 0; at = types.indexOf(',', at + 1)) {
      count++;
    }
    return count;
  }

  Collection<ClassFacts> classes() {
    return classes.values();
  }

  /** Returns what is known of a class. */
  Optional<ClassFacts> facts(String name) {
    return Optional.ofNullable(classes.get(name));
  }

  boolean knows(String type) {
    return classes.containsKey(type);
  }

  /** Returns the bodies that matter, classes by name, bodies in source order. */
  List<MethodFacts> methods() {
    return Collections.unmodifiableList(bodies);
  }

  Optional<MethodFacts> method(MethodRef method) {
    return Optional.ofNullable(methods.get(method));
  }

  /**
   * Returns the body that runs when exactly this method is called: its own or the inherited one;
   * where nothing has the same parameters, one that has those which the generic method gets in that
   * class.
   */
  Optional<MethodFacts> implementation(MethodRef method) {
    Optional<MethodFacts> same = nearest(method, this::method);
    return same.isPresent() ? same : nearest(method, this::specialized);
  }

  private Optional<MethodFacts> nearest(
      MethodRef method, Function<MethodRef, Optional<MethodFacts>> declared) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> types = new ArrayDeque<>(List.of(method.owner()));
    while (!types.isEmpty()) {
      String type = types.removeFirst();
      Optional<MethodFacts> found = declared.apply(method.in(type));
      if (found.isPresent()) {
        return found;
      }
      ClassFacts facts = classes.get(type);
      if (facts != null && seen.add(type)) {
        types.addAll(facts.superTypes());
      }
    }
    return Optional.empty();
  }

  private Optional<MethodFacts> specialized(MethodRef generic) {
    List<MethodFacts> alike = namedAlike.getOrDefault(Member.of(generic), List.of());
    return alike.size() == 1 && !generic.name().startsWith("<")
        ? Optional.of(alike.get(0)).filter(one -> specializes(one.method(), generic))
        : Optional.empty();
  }

  /** Each parameter is the same, or a subtype of what the generic method says. */
  private boolean specializes(MethodRef method, MethodRef generic) {
    String[] special = typesOf(method);
    String[] general = typesOf(generic);
    for (int index = 0; index < general.length; index++) {
      if (!special[index].equals(general[index])
          && !general[index].equals("java.lang.Object")
          && !subtypes(general[index]).contains(special[index])) {
        return false;
      }
    }
    return true;
  }

  private static String[] typesOf(MethodRef method) {
    String types = method.parameters();
    return types.substring(1, types.length() - 1).split(",", -1);
  }

  /** Returns the names of all types above a class, as far as classes are known. */
  Set<String> superTypes(String type) {
    Set<String> all = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      ClassFacts facts = classes.get(open.removeFirst());
      if (facts != null) {
        facts.superTypes().stream().filter(all::add).forEach(open::add);
      }
    }
    return all;
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
