package io.heddle.processor.lock;

import java.util.List;

/**
 * What a method says that it does to the locks of its caller, in its own frame.
 *
 * @param acquires what it leaves taken
 * @param releases what it gives back
 * @param attempts what it leaves taken if it returns {@code when}
 * @param when the result that says so
 */
public record Promise(
    List<LockUse> acquires, List<LockUse> releases, List<LockUse> attempts, boolean when) {

  /** A method that says nothing. */
  public static final Promise NONE = new Promise(List.of(), List.of(), List.of(), true);

  /** Copies the lists. */
  public Promise {
    acquires = List.copyOf(acquires);
    releases = List.copyOf(releases);
    attempts = List.copyOf(attempts);
  }

  /** Returns whether the method says nothing about its caller's locks. */
  public boolean isEmpty() {
    return acquires.isEmpty() && releases.isEmpty() && attempts.isEmpty();
  }
}
