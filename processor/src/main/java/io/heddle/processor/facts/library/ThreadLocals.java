package io.heddle.processor.facts.library;

import java.util.List;
import java.util.Set;

/** Variables of which each thread has its own, and what must not leave the thread. */
public final class ThreadLocals {

  private static final List<String> VARIABLES = List.of("java.lang.ThreadLocal", "io.heddle.Local");

  /** Objects that two threads must not use at once, and that people keep per thread therefore. */
  private static final Set<String> FOR_ONE_THREAD =
      Set.of(
          "java.lang.StringBuilder",
          "java.nio.ByteBuffer",
          "java.nio.CharBuffer",
          "java.nio.charset.CharsetDecoder",
          "java.nio.charset.CharsetEncoder",
          "java.security.MessageDigest",
          "java.text.Format",
          "java.util.Calendar",
          "java.util.regex.Matcher",
          "java.util.zip.Deflater",
          "java.util.zip.Inflater",
          "javax.crypto.Cipher",
          "javax.crypto.Mac");

  private ThreadLocals() {}

  /**
   * Returns whether each thread has its own value of a variable.
   *
   * @param typesNearestFirst the type of the variable, and all its supertypes
   */
  public static boolean isVariable(List<String> typesNearestFirst) {
    return VARIABLES.stream().anyMatch(typesNearestFirst::contains);
  }

  /**
   * Returns whether an object must not be used by two threads at once.
   *
   * @param typesNearestFirst its type, and all the supertypes
   */
  public static boolean isForOneThread(List<String> typesNearestFirst) {
    return typesNearestFirst.stream()
        .anyMatch(type -> FOR_ONE_THREAD.contains(type) || PlainCollections.contains(type));
  }
}
