package io.heddle.processor.lock;

/** What a lock allows its holder to do with it again. */
public enum LockKind {
  /** An object's monitor. */
  MONITOR,
  /** An explicit lock that its holder may take again. */
  REENTRANT,
  /** An explicit lock that its holder waits for in vain. */
  NON_REENTRANT,
  /** A reentrant pair of a read and a write lock. */
  READ_WRITE,
  /** A lock seen only through an interface: nothing is known about taking it again. */
  UNKNOWN;

  /** Returns whether the holder of a lock of this kind surely blocks when it takes it again. */
  public boolean blocksItsHolder() {
    return this == NON_REENTRANT;
  }
}
