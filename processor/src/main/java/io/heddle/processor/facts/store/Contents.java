package io.heddle.processor.facts.store;

import java.util.List;

/**
 * What the facts of one class output are about, for those who must not read them all: who
 * implements a type, and who nests which locks.
 *
 * <p>It only saves work: what is stored but not listed is read itself, what is listed but not
 * stored does not exist.
 *
 * @param units the units, by name
 */
public record Contents(List<Unit> units) {

  /** The name of its file, which no class can have. */
  public static final String FILE = "-contents";

  static final Contents NONE = new Contents(List.of());

  public Contents {
    units = List.copyOf(units);
  }

  /**
   * A top-level class.
   *
   * @param name its binary name
   * @param types it and the classes nested in it
   * @param nestings the locks that its bodies take while they hold another
   */
  public record Unit(String name, List<Type> types, List<Nested> nestings) {
    public Unit {
      types = List.copyOf(types);
      nestings = List.copyOf(nestings);
    }

    /** Returns the entry of a unit, with what is known of its nestings. */
    public static Unit of(UnitFacts facts, List<Nested> nestings) {
      List<Type> types =
          facts.classes().stream().map(one -> new Type(one.name(), one.superTypes())).toList();
      return new Unit(facts.name(), types, nestings);
    }
  }

  /**
   * A class.
   *
   * @param name its binary name
   * @param superTypes the binary names of its direct superclass and interfaces
   */
  public record Type(String name, List<String> superTypes) {
    public Type {
      superTypes = List.copyOf(superTypes);
    }
  }

  /**
   * A lock that is taken while another is held.
   *
   * @param held the binary name of the class that the lock held belongs to
   * @param taken the binary name of the class that the lock taken belongs to
   */
  public record Nested(String held, String taken) implements Comparable<Nested> {
    @Override
    public int compareTo(Nested other) {
      int byHeld = held.compareTo(other.held);
      return byHeld != 0 ? byHeld : taken.compareTo(other.taken);
    }
  }
}
