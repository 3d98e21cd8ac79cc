package io.heddle.stress;

import static io.heddle.stress.Waits.completes;
import static io.heddle.stress.Waits.undisturbed;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.heddle.Lockable;
import io.heddle.RwLock;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZZ_Result;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

/** {@link RwLock}: who stops waiting leaves nothing that keeps others out. */
public final class RwLockGiveUpStress {

  private RwLockGiveUpStress() {}

  /** Whoever stops waiting leaves nothing that keeps others out. */
  @JCStressTest
  @Outcome(id = "true, true, true", expect = ACCEPTABLE, desc = "wrote, or gave up")
  @Outcome(id = "false, true, true", expect = ACCEPTABLE, desc = "gave up")
  @State
  public static class WriterThatGivesUpIsForgotten {
    private final Start start = new Start();
    private final RwLock lock = new RwLock();
    private final Lockable read = lock.readLock();
    private final Lockable write = lock.writeLock();

    @Actor
    public void writer(ZZZ_Result r) {
      start.now();
      r.r1 = undisturbed(() -> write.tryAcquire(Waits.BRIEF));
      if (r.r1) {
        write.release();
      }
    }

    @Actor
    public void reader() {
      start.aLittleLater();
      read.acquire();
      read.release();
    }

    @Arbiter
    public void end(ZZZ_Result r) {
      r.r2 = read.tryAcquire();
      read.release();
      r.r3 = write.tryAcquire();
      write.release();
    }
  }

  @JCStressTest
  @Outcome(
      id = "true, true, true, true",
      expect = ACCEPTABLE,
      desc = "wrote, the interrupt is kept")
  @Outcome(id = "false, false, true, true", expect = ACCEPTABLE, desc = "interrupted")
  @State
  public static class InterruptedWriterIsForgotten {
    private final RwLock lock = new RwLock();
    private final Lockable read = lock.readLock();
    private final Lockable write = lock.writeLock();
    private final Interruption interruption = new Interruption();

    @Actor
    public void writer(ZZZZ_Result r) {
      interruption.expect();
      r.r1 = completes(write::acquireInterruptibly);
      if (r.r1) {
        write.release();
      }
      r.r2 = interruption.left();
    }

    @Actor
    public void reader() {
      read.acquire();
      interruption.send();
      read.release();
    }

    @Arbiter
    public void end(ZZZZ_Result r) {
      r.r3 = read.tryAcquire();
      read.release();
      r.r4 = write.tryAcquire();
      write.release();
    }
  }
}
