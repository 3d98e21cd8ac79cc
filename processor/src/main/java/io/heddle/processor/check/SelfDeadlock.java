package io.heddle.processor.check;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.program.Nesting;
import io.heddle.processor.program.Program;
import java.util.List;

/** A lock that does not let its holder in again is taken twice by one thread. */
final class SelfDeadlock implements Rule {

  @Override
  public String key() {
    return "self-deadlock";
  }

  @Override
  public List<Finding> findings(Program program) {
    return program.nestings().stream().filter(SelfDeadlock::waitsForItself).map(this::of).toList();
  }

  private static boolean waitsForItself(Nesting nesting) {
    LockUse held = nesting.outer().lock();
    LockUse taken = nesting.inner().lock();
    return nesting.sameLock()
        && held.kind().blocksItsHolder()
        && taken.kind().blocksItsHolder()
        && (held.mode() == LockMode.WRITE || taken.mode() == LockMode.WRITE)
        && nesting.inner().waits() == Fact.Wait.UNBOUNDED
        && !mayBeConverted(nesting);
  }

  /** What a stamp stands for changes when it is converted, which is not followed. */
  private static boolean mayBeConverted(Nesting nesting) {
    return !nesting.outer().certain()
        && nesting.outer().lock().path().type().equals("java.util.concurrent.locks.StampedLock");
  }

  private Finding of(Nesting nesting) {
    return new Finding(
        key(),
        nesting.doubts() == 0 ? Severity.ERROR : Severity.WARNING,
        nesting.inner().route().start(),
        "the thread that holds "
            + Witness.name(nesting.outer().lock())
            + " takes it again and waits for itself for ever: this kind of lock is not reentrant",
        List.of(Witness.of("", nesting)),
        "use a reentrant lock, or move the inner part into a method that expects the lock held",
        nesting.in().suppressed());
  }
}
