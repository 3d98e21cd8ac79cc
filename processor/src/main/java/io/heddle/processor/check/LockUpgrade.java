package io.heddle.processor.check;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.program.Nesting;
import io.heddle.processor.program.Program;
import java.util.List;

/** The write lock is taken by a thread that holds the read lock, which keeps all writers out. */
final class LockUpgrade implements Rule {

  @Override
  public String key() {
    return "lock-upgrade";
  }

  @Override
  public List<Finding> findings(Program program) {
    return program.nestings().stream().filter(LockUpgrade::isUpgrade).map(this::of).toList();
  }

  private static boolean isUpgrade(Nesting nesting) {
    return nesting.sameLock()
        && nesting.outer().lock().kind() == LockKind.READ_WRITE
        && nesting.outer().lock().mode() == LockMode.READ
        && nesting.inner().lock().mode() == LockMode.WRITE
        && nesting.inner().waits() == Fact.Wait.UNBOUNDED
        && nesting.held().matching(nesting.outer().lock().path()).count() == 1;
  }

  private Finding of(Nesting nesting) {
    String lock = "'" + nesting.outer().lock().path() + "'";
    return new Finding(
        key(),
        nesting.doubts() == 0 ? Severity.ERROR : Severity.WARNING,
        nesting.inner().route().start(),
        "the write lock of "
            + lock
            + " is taken while its read lock is held: a writer waits for all readers, this one too",
        List.of(Witness.of("", nesting)),
        "release the read lock first and test again what it protected, or take the write lock from"
            + " the start",
        nesting.in().suppressed());
  }
}
