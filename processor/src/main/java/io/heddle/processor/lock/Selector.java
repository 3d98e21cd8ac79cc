package io.heddle.processor.lock;

/** One step of a lock path away from its root. */
public sealed interface Selector {

  /**
   * Reads an instance field.
   *
   * @param field the field
   */
  record Field(FieldRef field) implements Selector {}

  /**
   * Calls a method without arguments, which names the same object each time only if its body just
   * returns a field.
   *
   * @param method the method
   * @param type the binary name of its erased return type
   */
  record Getter(MethodRef method, String type) implements Selector {}
}
