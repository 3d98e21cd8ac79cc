package io.heddle.processor.declare;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/**
 * A value that each thread has for itself.
 *
 * @param name the name that its accessors give it
 * @param type its type, seen from the woven class; never primitive
 * @param accessors the abstract methods to implement: without parameters they read it, with one
 *     they write it
 * @param initial what makes the value for a thread that has none
 */
public record ThreadLocalValue(
    String name,
    TypeMirror type,
    List<ExecutableElement> accessors,
    Optional<ExecutableElement> initial) {

  public ThreadLocalValue {
    accessors = List.copyOf(accessors);
  }
}
