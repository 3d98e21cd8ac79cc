package io.heddle.processor.facts;

/**
 * A class that a body needs initialised: it touches a static field of it, or asks for it by name.
 *
 * <p>Calls and the making of objects are {@linkplain Fact.Call facts} of their own.
 *
 * @param type the binary name of the class
 * @param what what is touched, as messages name it: {@code Shop.open}
 * @param at where that is done first
 */
public record Demand(String type, String what, Position at) {}
