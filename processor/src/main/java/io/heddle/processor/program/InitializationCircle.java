package io.heddle.processor.program;

import io.heddle.processor.facts.Position;
import java.util.List;
import java.util.Set;

/**
 * Two classes that need each other initialised, and that two threads can begin with at the same
 * time: each thread then holds the initialisation lock of one and waits for the other.
 *
 * @param first from the one class to the other
 * @param second and back
 * @param others how many more classes have part in the same circles
 */
public record InitializationCircle(Leg first, Leg second, int others) {

  /**
   * How the initialisation of one class comes to need another.
   *
   * @param from the binary name of the class that is initialised
   * @param to the binary name of the class that it needs
   * @param steps what leads there; not empty
   * @param suppressed the keys that {@code @SuppressWarnings} silences on the way
   */
  public record Leg(String from, String to, List<Step> steps, Set<String> suppressed) {
    public Leg {
      steps = List.copyOf(steps);
      suppressed = Set.copyOf(suppressed);
    }
  }

  /**
   * One step.
   *
   * @param at where it is taken
   * @param who the body or class that takes it, as messages name it
   * @param how what it does
   * @param whom the class or body that it does that to
   */
  public record Step(Position at, String who, How how, String whom) {}

  /** What one step does. */
  public enum How {
    /** A class is initialised after its superclass, or an interface with default methods. */
    COMES_AFTER,
    /** A body calls another. */
    CALLS,
    /** A body makes an object, and so initialises its class. */
    MAKES,
    /** A body touches a static member, and so initialises its class. */
    TOUCHES
  }
}
