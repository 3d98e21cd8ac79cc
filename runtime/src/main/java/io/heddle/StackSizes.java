package io.heddle;

/** What sizes a thread's stack may have. */
final class StackSizes {

  /** Python's minimum; the JVM raises what it cannot work with. */
  static final long MINIMUM = 32 * 1024;

  private StackSizes() {}

  /** Returns the size if it is 0, for what the JVM takes by default, or large enough. */
  static long require(long bytes) {
    if (bytes != 0 && bytes < MINIMUM) {
      throw new IllegalArgumentException(
          "A stack of "
              + bytes
              + " bytes is too small; pass at least "
              + MINIMUM
              + ", or 0 for the JVM's default");
    }
    return bytes;
  }
}
