package io.heddle.processor.facts.library;

import java.util.List;
import java.util.Set;

/** The collections of the platform that threads must not share without a lock. */
public final class PlainCollections {

  private static final Set<String> TYPES =
      Set.of(
          "ArrayDeque",
          "ArrayList",
          "BitSet",
          "EnumMap",
          "HashMap",
          "HashSet",
          "IdentityHashMap",
          "LinkedHashMap",
          "LinkedHashSet",
          "LinkedList",
          "PriorityQueue",
          "TreeMap",
          "TreeSet",
          "WeakHashMap");

  private static final List<String> CHANGES =
      List.of(
          "add", "and", "clear", "compute", "flip", "insert", "merge", "offer", "or", "poll", "pop",
          "push", "put", "remove", "replace", "retain", "set", "sort", "xor");

  private PlainCollections() {}

  /**
   * Returns whether a class is one of them.
   *
   * @param type its binary name
   */
  public static boolean contains(String type) {
    return type.startsWith("java.util.") && TYPES.contains(type.substring("java.util.".length()));
  }

  /**
   * Returns whether a method of one of them can change it.
   *
   * @param method its name
   */
  public static boolean changes(String method) {
    return CHANGES.stream().anyMatch(method::startsWith);
  }
}
