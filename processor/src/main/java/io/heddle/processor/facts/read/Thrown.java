package io.heddle.processor.facts.read;

import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * What can be thrown at one place.
 *
 * @param types each exception is of one of these classes or of a subclass
 * @param exact whether it is of none of the subclasses
 */
record Thrown(List<TypeElement> types, boolean exact) {

  Thrown {
    types = List.copyOf(types);
  }

  boolean isNothing() {
    return types.isEmpty();
  }
}
