package io.heddle.processor.facts.read;

import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * A class whose bodies are read, and the classes around it.
 *
 * @param type the class
 * @param name its binary name
 * @param outer the class that its declaration stands in
 */
record ClassFrame(TypeElement type, String name, Optional<ClassFrame> outer) {

  static ClassFrame of(TypeElement type, Symbols symbols) {
    Element around = type.getEnclosingElement();
    while (around != null && !(around instanceof TypeElement)) {
      around = around.getEnclosingElement();
    }
    Optional<ClassFrame> outer =
        around instanceof TypeElement enclosing
            ? Optional.of(of(enclosing, symbols))
            : Optional.empty();
    return new ClassFrame(type, symbols.nameOf(type), outer);
  }

  /** Returns the innermost class, from this one outwards, that has the members of another. */
  Optional<ClassFrame> innermost(TypeElement owner, Symbols symbols) {
    Optional<ClassFrame> at = Optional.of(this);
    while (at.isPresent() && !symbols.isSubclass(at.get().type, owner)) {
      at = at.get().outer;
    }
    return at;
  }
}
