package io.heddle.processor.facts.library;

import java.util.Set;

/** The JDK's types for functions: what is passed as one is called back. */
public final class FunctionTypes {

  private static final Set<String> OTHERS =
      Set.of(
          "java.lang.Runnable",
          "java.util.concurrent.Callable",
          "java.security.PrivilegedAction",
          "java.security.PrivilegedExceptionAction");

  private FunctionTypes() {}

  /**
   * Returns whether a type is one of them.
   *
   * @param type a binary name
   * @return whether its objects are functions more than anything else
   */
  public static boolean contains(String type) {
    return type.startsWith("java.util.function.") || OTHERS.contains(type);
  }
}
