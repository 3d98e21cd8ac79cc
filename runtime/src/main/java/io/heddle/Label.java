package io.heddle;

import org.jspecify.annotations.Nullable;

/** How messages call a primitive: its kind with its name, or with its identity if it has none. */
final class Label {

  private Label() {}

  static String of(String kind, @Nullable String name, Object primitive) {
    return name == null
        ? kind + "@" + Integer.toHexString(System.identityHashCode(primitive))
        : kind + " \"" + name + "\"";
  }
}
