package io.heddle.internal;

import org.jspecify.annotations.Nullable;

/** How messages call a primitive: its kind with its name, or with its identity if it has none. */
public final class Label {

  private Label() {}

  /**
   * Makes a label.
   *
   * @param kind the kind of primitive
   * @param name its name, if it has one
   * @param primitive what is labelled
   * @return such as {@code Lock "orders.stock"}
   */
  public static String of(String kind, @Nullable String name, Object primitive) {
    return name == null
        ? kind + "@" + Integer.toHexString(System.identityHashCode(primitive))
        : kind + " \"" + name + "\"";
  }
}
