package io.heddle.processor.declare;

import javax.lang.model.element.TypeElement;

/** Something for which Heddle writes a class of its own. */
public sealed interface Weavable permits ThreadedClass, GuardedView, GuardedState, ServiceGroup {

  /** Returns what the user wrote. */
  TypeElement type();

  /** Returns the simple name of the class to write. */
  default String wovenName() {
    return wovenName(type());
  }

  /** Returns the simple name of the class that is woven for a type. */
  static String wovenName(TypeElement type) {
    StringBuilder name = new StringBuilder();
    for (TypeElement around : Hierarchy.enclosing(type)) {
      name.insert(0, "_" + around.getSimpleName());
    }
    return "Heddle" + name;
  }
}
