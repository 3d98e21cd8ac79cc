package io.heddle.processor.facts;

import java.util.List;

/**
 * How a class comes to be initialised, as chapter 12.4 of the Java language specification tells.
 *
 * @param before the binary names of the classes and interfaces that are initialised before it: its
 *     superclass, and superinterfaces that have default methods; those of Java left out
 * @param open whether code that nobody has seen can be the first that needs it
 * @param at where it is declared
 */
public record Initialization(List<String> before, boolean open, Position at) {

  public Initialization {
    before = List.copyOf(before);
  }
}
