package io.heddle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The kernel's number of the calling platform thread, where the platform tells it without native
 * code: on Linux {@code /proc/thread-self} is a link to {@code <process>/task/<thread>}.
 */
final class NativeThreadIds {

  /** What a thread has before it asks. */
  static final int NOT_ASKED = 0;

  /** What stands for a number that the platform does not tell; the kernel gives it to no thread. */
  static final int UNKNOWN = -1;

  private static final Path SELF = Path.of("/proc/thread-self");
  private static final boolean SUPPORTED = Files.isSymbolicLink(SELF);

  private NativeThreadIds() {}

  /** Never throws. */
  static int current() {
    if (!SUPPORTED) {
      return UNKNOWN;
    }
    try {
      return Integer.parseInt(Files.readSymbolicLink(SELF).getFileName().toString());
    } catch (IOException | RuntimeException e) {
      // The file system is out of reach for a moment: too many open files, a closed sandbox.
      return UNKNOWN;
    }
  }
}
