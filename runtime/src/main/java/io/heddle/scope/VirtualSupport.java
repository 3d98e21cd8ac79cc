package io.heddle.scope;

/** Whether the JVM has virtual threads. */
final class VirtualSupport {

  /** They are no preview any more from Java 21 on. */
  static final boolean AVAILABLE = Runtime.version().feature() >= 21;

  private VirtualSupport() {}
}
