package io.heddle.processor.facts.read;

import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Name;
import javax.lang.model.util.Elements;

/**
 * Names that are looked for all the time, as the compiler keeps them.
 *
 * <p>It has one object for each name: comparing these is cheap, while to compare one with a string
 * makes a string of it first.
 */
final class Words {

  private final Elements elements;
  private final Name own;
  private final Name above;
  private final Name literal;
  private final Name length;

  Words(Elements elements) {
    this.elements = elements;
    this.own = elements.getName("this");
    this.above = elements.getName("super");
    this.literal = elements.getName("class");
    this.length = elements.getName("length");
  }

  boolean isThis(Name name) {
    return name.equals(own);
  }

  boolean isSuper(Name name) {
    return name.equals(above);
  }

  boolean isClass(Name name) {
    return name.equals(literal);
  }

  boolean isLength(Name name) {
    return name.equals(length);
  }

  /** Returns whether what stands behind a dot, or alone, is no name of a member. */
  boolean isKeyword(Name name) {
    return isThis(name) || isSuper(name) || isClass(name);
  }

  /** Returns a name as the compiler keeps it. */
  Name of(String name) {
    return elements.getName(name);
  }

  Set<Name> of(Set<String> names) {
    return names.stream().map(this::of).collect(Collectors.toUnmodifiableSet());
  }
}
