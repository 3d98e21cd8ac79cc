package io.heddle.processor.facts.store;

import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.FieldRef;
import java.util.List;

/**
 * The facts of one top-level class and of every class nested in it: what one file holds, since the
 * compiler too makes and replaces them together.
 *
 * @param name the binary name of the top-level class
 * @param classes the facts of the class and of those nested in it
 */
public record UnitFacts(String name, List<ClassFacts> classes) {

  public UnitFacts {
    classes = List.copyOf(classes);
  }

  /** Returns whether another compilation could learn anything from them. */
  public boolean sayAnything() {
    return classes.stream().anyMatch(UnitFacts::saysAnything);
  }

  private static boolean saysAnything(ClassFacts facts) {
    return !facts.orders().isEmpty()
        || facts.received().stream().anyMatch(FieldRef::isFinal)
        || facts.superTypes().stream().anyMatch(type -> !Platform.isPartOf(type))
        || facts.methods().stream().anyMatch(UnitFacts::saysAnything);
  }

  private static boolean saysAnything(MethodFacts method) {
    return !method.entry().isEmpty()
        || !method.returns().isEmpty()
        || !method.body().equals(Body.EMPTY);
  }
}
