package io.heddle.processor.lock;

/** Which side of a lock is held or wanted; an exclusive lock only knows {@link #WRITE}. */
public enum LockMode {
  READ,
  WRITE
}
