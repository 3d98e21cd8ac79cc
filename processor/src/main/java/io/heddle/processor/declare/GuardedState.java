package io.heddle.processor.declare;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * An interface of properties to weave into guarded state, free of errors.
 *
 * @param type the interface
 * @param properties its properties, in the order of their getters
 */
public record GuardedState(TypeElement type, List<Property> properties) implements Weavable {

  public GuardedState {
    properties = List.copyOf(properties);
  }

  /**
   * A property.
   *
   * @param name its name
   * @param type its type, seen from the interface
   * @param getter the method that reads it
   * @param setter the method that writes it; empty if it never changes
   */
  public record Property(
      String name, TypeMirror type, ExecutableElement getter, Optional<ExecutableElement> setter) {}
}
