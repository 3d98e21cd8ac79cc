package io.heddle.processor.lock;

import java.util.List;

/** Where a lock path starts: what a body can name without going through a field. */
public sealed interface Root {

  /** The object whose method runs. In a static body there is none. */
  record This() implements Root {}

  /**
   * An enclosing instance of the object whose method runs.
   *
   * @param type the binary name of the enclosing class
   */
  record Outer(String type) implements Root {}

  /**
   * A parameter that the body never assigns.
   *
   * @param index its position, from 0
   * @param name its name in the source
   * @param type the binary name of its erased type
   */
  record Parameter(int index, String name, String type) implements Root {
    /** The index alone tells two apart. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Parameter that && index == that.index;
    }

    @Override
    public int hashCode() {
      return index;
    }
  }

  /**
   * A local variable that is assigned once, or a parameter of a lambda.
   *
   * @param id unique within the class's facts; two variables never share one
   * @param name its name in the source
   * @param type the binary name of its erased type
   * @param origin the path of which it got the value that this had then, if it was one; never
   *     rooted at a local variable itself
   */
  record Local(int id, String name, String type, List<LockPath> origin) implements Root {
    public Local {
      origin = List.copyOf(origin);
    }

    /** A variable of which nobody knows where its value comes from. */
    public Local(int id, String name, String type) {
      this(id, name, type, List.of());
    }

    /** The id alone tells two apart. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Local that && id == that.id;
    }

    @Override
    public int hashCode() {
      return id;
    }
  }

  /** A static field. */
  record Static(FieldRef field) implements Root {}

  /**
   * A class literal, as in {@code synchronized (Shop.class)} or a static synchronized method.
   *
   * @param type the binary name of the class
   */
  record ClassLiteral(String type) implements Root {}

  /**
   * An object that this body made itself.
   *
   * @param id unique within the class's facts
   * @param type the binary name of its class
   */
  record Fresh(int id, String type) implements Root {
    /** The id alone tells two apart. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Fresh that && id == that.id;
    }

    @Override
    public int hashCode() {
      return id;
    }
  }

  /**
   * A lambda or method reference that this body makes.
   *
   * @param body the body that runs when it is called; its {@code this} is the one of this body
   */
  record Function(MethodRef body) implements Root {}

  /** A boolean literal: no object, but what a body is passed can decide what it locks. */
  record Truth(boolean value) implements Root {}

  /**
   * Anything else: an array element, the result of a call, a variable that is assigned twice. It is
   * never the same as anything, itself included.
   *
   * @param type the binary name of its erased static type, empty when not known
   * @param byKey whether it was looked up, in an array, list or map, by a key that the caller of
   *     the body passes
   */
  record Unknown(String type, boolean byKey) implements Root {}
}
