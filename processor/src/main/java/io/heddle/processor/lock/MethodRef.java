package io.heddle.processor.lock;

/**
 * A method or constructor, named so that every class of every compilation names it alike.
 *
 * @param owner the binary name of the declaring class
 * @param name the simple name; {@code <init>} for a constructor, {@code <clinit>} for the static
 *     initialiser
 * @param parameters the erased parameter types in parentheses, binary names separated by commas:
 *     {@code (int,java.lang.String[])}
 */
public record MethodRef(String owner, String name, String parameters) {

  /** Returns this signature as a member of another class. */
  public MethodRef in(String otherOwner) {
    return new MethodRef(otherOwner, name, parameters);
  }

  @Override
  public String toString() {
    String type = FieldRef.simpleName(owner);
    return switch (name) {
      case "<init>" -> "new " + type;
      case "<clinit>" -> "static initialiser of " + type;
      default -> type + "." + name;
    };
  }
}
