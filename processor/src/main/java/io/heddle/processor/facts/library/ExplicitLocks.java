package io.heddle.processor.facts.library;

import io.heddle.processor.lock.LockKind;
import java.util.List;
import java.util.Map;

/** The kinds of explicit locks, by the type that tells the most. */
final class ExplicitLocks {

  private static final String JUC = "java.util.concurrent.locks.";

  private static final Map<String, LockKind> KINDS =
      Map.ofEntries(
          Map.entry(JUC + "ReentrantLock", LockKind.REENTRANT),
          Map.entry(JUC + "ReentrantReadWriteLock", LockKind.READ_WRITE),
          Map.entry(JUC + "ReentrantReadWriteLock$ReadLock", LockKind.READ_WRITE),
          Map.entry(JUC + "ReentrantReadWriteLock$WriteLock", LockKind.READ_WRITE),
          Map.entry(JUC + "StampedLock", LockKind.NON_REENTRANT),
          Map.entry(JUC + "Lock", LockKind.UNKNOWN),
          Map.entry(JUC + "ReadWriteLock", LockKind.UNKNOWN),
          Map.entry("io.heddle.Lock", LockKind.NON_REENTRANT),
          Map.entry("io.heddle.RLock", LockKind.REENTRANT),
          Map.entry("io.heddle.RwLock", LockKind.READ_WRITE),
          Map.entry("io.heddle.Locked", LockKind.REENTRANT),
          Map.entry("io.heddle.Lockable", LockKind.UNKNOWN));

  private ExplicitLocks() {}

  static LockKind kindOf(List<String> typesNearestFirst) {
    LockKind vague = LockKind.MONITOR;
    for (String type : typesNearestFirst) {
      LockKind kind = KINDS.get(type);
      if (kind == LockKind.UNKNOWN) {
        vague = kind;
      } else if (kind != null) {
        return kind;
      }
    }
    return vague;
  }
}
