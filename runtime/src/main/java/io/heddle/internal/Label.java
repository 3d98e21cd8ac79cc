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

  /**
   * Makes the label of a primitive that is not made, because it was asked for wrongly.
   *
   * @param kind the kind of primitive
   * @param name the name that it was to have, if any
   * @return such as {@code Lock "orders.stock"} or {@code A new Lock}
   */
  public static String ofNew(String kind, @Nullable String name) {
    return name == null ? "A new " + kind : kind + " \"" + name + "\"";
  }
}
