package io.heddle.processor.declare;

import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockPath;

/** What a lock name turned out to mean. */
public sealed interface Resolution {

  /**
   * It names a lock.
   *
   * @param path the lock, in the frame of an instance of the class that declares the annotated
   *     member
   * @param kind what its holder may do with it again
   */
  record Found(LockPath path, LockKind kind) implements Resolution {}

  /**
   * It names no usable lock.
   *
   * @param problem what is wrong, in one line
   * @param repair what to write instead, in one line
   */
  record Failed(String problem, String repair) implements Resolution {}
}
