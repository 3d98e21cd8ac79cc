package io.heddle.processor.lock;

/**
 * A field, named so that every class of every compilation names it alike.
 *
 * @param owner the binary name of the declaring class
 * @param name the simple name
 * @param type the binary name of its erased type, {@code int} or {@code java.lang.Object[]} as the
 *     language writes primitives and arrays; {@code io.heddle.RLock} or {@code io.heddle.RwLock}
 *     for a lock that Heddle generates
 * @param isStatic whether it belongs to the class
 * @param isFinal whether it is assigned once; a lock that Heddle generates counts as final
 */
public record FieldRef(String owner, String name, String type, boolean isStatic, boolean isFinal) {

  @Override
  public String toString() {
    return simpleName(owner) + "." + name;
  }

  /** Returns the last part of a binary name, as people write it. */
  public static String simpleName(String binaryName) {
    String unpackaged = binaryName.substring(binaryName.lastIndexOf('.') + 1);
    return unpackaged.replace('$', '.');
  }
}
