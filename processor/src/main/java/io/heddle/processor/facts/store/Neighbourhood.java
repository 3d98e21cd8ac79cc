package io.heddle.processor.facts.store;

import io.heddle.processor.facts.ClassFacts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The stored classes that a compilation can have to do with.
 *
 * <p>These are the classes that its facts mention, those that implement a type on which something
 * is called, those that nest two locks whose classes are both among them, and what these mention in
 * turn; nearest first, and no more than {@value #MOST} units.
 */
public final class Neighbourhood {

  /**
   * What a class can call in ten calls is most of a large library. Beyond this number, on h2 about
   * half of it, reading and computing costs seconds, and paths through so many classes are not
   * convincing.
   */
  static final int MOST = 400;

  private final Function<String, Optional<StoredUnits>> whereIs;
  private final Predicate<UnitFacts> fits;
  private final Set<String> known = new HashSet<>();
  private final Set<String> reached = new HashSet<>();
  private final Set<String> dispatched = new HashSet<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final Map<StoredUnits, List<Contents.Unit>> tables = new LinkedHashMap<>();
  private final Map<String, UnitFacts> units = new LinkedHashMap<>();
  private final Set<String> refused = new HashSet<>();
  private boolean complete = true;

  /**
   * Makes the neighbourhood of nothing yet.
   *
   * @param whereIs tells what is stored where a class comes from
   * @param fits tells whether facts are still about the class as it is
   */
  public Neighbourhood(Function<String, Optional<StoredUnits>> whereIs, Predicate<UnitFacts> fits) {
    this.whereIs = whereIs;
    this.fits = fits;
  }

  /**
   * Reads what surrounds these classes.
   *
   * @return the units found, nearest first
   */
  public List<UnitFacts> around(Collection<ClassFacts> classes) {
    classes.forEach(one -> known.add(one.name()));
    classes.forEach(this::follow);
    do {
      while (!open.isEmpty() && complete) {
        visit(open.removeFirst());
      }
    } while (complete && lookUp());
    return List.copyOf(units.values());
  }

  /** Returns whether nothing was left out. */
  public boolean isComplete() {
    return complete;
  }

  private void follow(ClassFacts facts) {
    References references = References.in(facts);
    reached.add(facts.name());
    dispatched.addAll(references.dispatched());
    for (String name : new TreeSet<>(references.named())) {
      if (reached.add(name) && !known.contains(name)) {
        open.addLast(name);
      }
    }
  }

  private void visit(String className) {
    Optional<StoredUnits> place = whereIs.apply(className);
    if (place.isPresent()) {
      tables.computeIfAbsent(place.get(), StoredUnits::contents);
      place.get().unitOf(className).ifPresent(unit -> load(place.get(), unit));
    }
  }

  private boolean load(StoredUnits place, String unit) {
    if (units.containsKey(unit) || refused.contains(unit) || known.contains(unit)) {
      return false;
    }
    Optional<UnitFacts> facts = place.unit(unit).filter(fits);
    if (facts.isEmpty()) {
      refused.add(unit);
      return false;
    }
    if (units.size() == MOST) {
      complete = false;
      return false;
    }
    units.put(unit, facts.get());
    facts.get().classes().forEach(this::follow);
    return true;
  }

  /** Loads what the tables of contents lead to; returns whether that was anything new. */
  private boolean lookUp() {
    boolean more = false;
    for (Map.Entry<StoredUnits, List<Contents.Unit>> table : List.copyOf(tables.entrySet())) {
      for (String unit : relevant(table.getValue())) {
        more |= load(table.getKey(), unit);
      }
    }
    return more;
  }

  private Collection<String> relevant(List<Contents.Unit> table) {
    Set<String> found = new TreeSet<>();
    Map<String, List<Contents.Type>> below = new HashMap<>();
    Map<String, String> unitOf = new HashMap<>();
    for (Contents.Unit unit : table) {
      if (unit.nestings().stream()
          .anyMatch(one -> reached.contains(one.held()) && reached.contains(one.taken()))) {
        found.add(unit.name());
      }
      for (Contents.Type type : unit.types()) {
        unitOf.put(type.name(), unit.name());
        type.superTypes()
            .forEach(name -> below.computeIfAbsent(name, key -> new ArrayList<>()).add(type));
      }
    }
    Deque<String> types = new ArrayDeque<>(new TreeSet<>(dispatched));
    Set<String> seen = new HashSet<>();
    while (!types.isEmpty()) {
      for (Contents.Type type : below.getOrDefault(types.removeFirst(), List.of())) {
        if (seen.add(type.name())) {
          found.add(unitOf.getOrDefault(type.name(), type.name()));
          types.add(type.name());
        }
      }
    }
    return found;
  }
}
