package io.heddle.processor.facts.store;

/** The classes that come with Java: nobody compiles them with Heddle. */
final class Platform {

  private Platform() {}

  static boolean isPartOf(String binaryName) {
    return binaryName.startsWith("java.")
        || binaryName.startsWith("jdk.")
        || binaryName.startsWith("sun.")
        || binaryName.startsWith("com.sun.");
  }
}
