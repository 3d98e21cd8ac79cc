package io.heddle.processor.program;

import java.util.ArrayList;
import java.util.List;

/**
 * A circle of lock classes: each leg holds what the leg before it takes.
 *
 * @param legs the legs, starting with the lock class that is first by name
 */
public record Cycle(List<Leg> legs) {

  public Cycle {
    legs = List.copyOf(legs);
  }

  /** Returns the circle that these consecutive legs close, turned to its stable start. */
  static Cycle of(List<Leg> legs) {
    int first = 0;
    for (int index = 1; index < legs.size(); index++) {
      if (legs.get(index).from().compareTo(legs.get(first).from()) < 0) {
        first = index;
      }
    }
    List<Leg> turned = new ArrayList<>(legs.subList(first, legs.size()));
    turned.addAll(legs.subList(0, first));
    return new Cycle(turned);
  }

  /** Returns the lock classes in order. */
  public List<LockClass> locks() {
    return legs.stream().map(Leg::from).toList();
  }

  /** Returns how many assumptions it rests on. */
  public int doubts() {
    return legs.stream().mapToInt(leg -> leg.nesting().doubts()).sum();
  }

  int depth() {
    return legs.stream().mapToInt(leg -> leg.nesting().inner().route().depth()).sum();
  }
}
