package io.heddle.processor.facts.read;

import io.heddle.processor.facts.library.Library;
import java.util.Set;
import javax.lang.model.element.Name;

/** The names of methods that do something to locks, on whatever type: what a first look sees. */
final class LockWords {

  private static final Set<String> TAKING =
      Set.of(
          "lock",
          "lockInterruptibly",
          "tryLock",
          "acquire",
          "tryAcquire",
          "hold",
          "readLock",
          "writeLock");

  private final Set<Name> taking;
  private final Set<Name> using;
  private final Name downgrade;

  LockWords(Words words, Library library) {
    this.taking = words.of(TAKING);
    this.using = words.of(library.namesUsingLocks());
    this.downgrade = words.of("downgrade");
  }

  /** Returns whether whatever is called like this takes a lock often enough. */
  boolean takesLock(Name method) {
    return taking.contains(method);
  }

  /** Returns whether a method of this name can take or give back a lock that is no monitor. */
  boolean usesExplicitLock(Name method) {
    return using.contains(method);
  }

  boolean isDowngrade(Name method) {
    return method.equals(downgrade);
  }
}
