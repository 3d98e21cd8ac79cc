package io.heddle.stress;

import static io.heddle.stress.Waits.undisturbed;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.heddle.Lockable;
import io.heddle.RwLock;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** {@link RwLock}: writers alone, readers together, and nobody forgotten by either side. */
public final class RwLockStress {

  private RwLockStress() {}

  @JCStressTest
  @Outcome(
      id = {"1, 2, 2", "2, 1, 2"},
      expect = ACCEPTABLE,
      desc = "one after the other")
  @State
  public static class Write {
    private final RwLock lock = new RwLock();
    private final Lockable write = lock.writeLock();
    private int n;

    @Actor
    public void first(III_Result r) {
      write.acquire();
      r.r1 = ++n;
      write.release();
    }

    @Actor
    public void second(III_Result r) {
      undisturbed(write::acquireInterruptibly);
      r.r2 = ++n;
      write.release();
    }

    @Arbiter
    public void end(III_Result r) {
      r.r3 = n;
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1, 2, 2", "2, 1, 2"},
      expect = ACCEPTABLE,
      desc = "one after the other")
  @State
  public static class WriteTimed {
    private final RwLock lock = new RwLock();
    private final Lockable write = lock.writeLock();
    private int n;

    @Actor
    public void first(III_Result r) {
      while (!undisturbed(() -> write.tryAcquire(Waits.BRIEF))) {
        Thread.onSpinWait();
      }
      r.r1 = ++n;
      write.release();
    }

    @Actor
    public void second(III_Result r) {
      write.tryAcquireUninterruptibly(Waits.LONG);
      r.r2 = ++n;
      write.release();
    }

    @Arbiter
    public void end(III_Result r) {
      r.r3 = n;
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1, 2, 2", "2, 1, 2"},
      expect = ACCEPTABLE,
      desc = "one after the other")
  @State
  public static class TryWrite {
    private final RwLock lock = new RwLock();
    private final Lockable write = lock.writeLock();
    private int n;

    @Actor
    public void first(III_Result r) {
      while (!write.tryAcquire()) {
        Thread.onSpinWait();
      }
      r.r1 = ++n;
      write.release();
    }

    @Actor
    public void second(III_Result r) {
      write.acquire();
      r.r2 = ++n;
      write.release();
    }

    @Arbiter
    public void end(III_Result r) {
      r.r3 = n;
    }
  }

  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "before the writer")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "after the writer")
  @State
  public static class ReadBesideWrite {
    private final RwLock lock = new RwLock();
    private final Lockable read = lock.readLock();
    private final Lockable write = lock.writeLock();
    private int x;
    private int y;

    @Actor
    public void writer() {
      write.acquire();
      x = 1;
      y = 1;
      write.release();
    }

    @Actor
    public void reader(II_Result r) {
      read.acquire();
      r.r1 = x;
      r.r2 = y;
      read.release();
    }
  }

  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "before the writer")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "after the writer")
  @State
  public static class ReadBesideWriteInterruptibly {
    private final RwLock lock = new RwLock();
    private final Lockable read = lock.readLock();
    private final Lockable write = lock.writeLock();
    private int x;
    private int y;

    @Actor
    public void writer() {
      undisturbed(write::acquireInterruptibly);
      x = 1;
      y = 1;
      write.release();
    }

    @Actor
    public void reader(II_Result r) {
      undisturbed(read::acquireInterruptibly);
      r.r1 = x;
      r.r2 = y;
      read.release();
    }
  }

  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "before the writer")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "after the writer")
  @State
  public static class ReadBesideWriteTimed {
    private final RwLock lock = new RwLock();
    private final Lockable read = lock.readLock();
    private final Lockable write = lock.writeLock();
    private int x;
    private int y;

    @Actor
    public void writer() {
      while (!undisturbed(() -> write.tryAcquire(Waits.BRIEF))) {
        Thread.onSpinWait();
      }
      x = 1;
      y = 1;
      write.release();
    }

    @Actor
    public void reader(II_Result r) {
      while (!undisturbed(() -> read.tryAcquire(Waits.BRIEF))) {
        Thread.onSpinWait();
      }
      r.r1 = x;
      r.r2 = y;
      read.release();
    }
  }

  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "before the writer")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "after the writer")
  @State
  public static class TryReadBesideTryWrite {
    private final RwLock lock = new RwLock();
    private final Lockable read = lock.readLock();
    private final Lockable write = lock.writeLock();
    private int x;
    private int y;

    @Actor
    public void writer() {
      while (!write.tryAcquire()) {
        Thread.onSpinWait();
      }
      x = 1;
      y = 1;
      write.release();
    }

    @Actor
    public void reader(II_Result r) {
      while (!read.tryAcquire()) {
        Thread.onSpinWait();
      }
      r.r1 = x;
      r.r2 = y;
      read.release();
    }
  }

  @JCStressTest
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "both at once")
  @State
  public static class ReadersMeet {
    private final RwLock lock = new RwLock();
    private final Lockable read = lock.readLock();
    private final Lockable write = lock.writeLock();

    @Actor
    public void first(ZZ_Result r) {
      r.r1 = read.tryAcquire();
    }

    @Actor
    public void second(ZZ_Result r) {
      r.r2 = read.tryAcquire();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"true, false", "false, true"},
      expect = ACCEPTABLE,
      desc = "one of them")
  @State
  public static class OneOfReaderAndWriter {
    private final RwLock lock = new RwLock();
    private final Lockable read = lock.readLock();
    private final Lockable write = lock.writeLock();

    @Actor
    public void reader(ZZ_Result r) {
      r.r1 = read.tryAcquire();
    }

    @Actor
    public void writer(ZZ_Result r) {
      r.r2 = write.tryAcquire();
    }
  }

  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "nobody wrote in between")
  @State
  public static class Downgrade {
    private final RwLock lock = new RwLock();
    private final Lockable read = lock.readLock();
    private final Lockable write = lock.writeLock();
    private int x;

    @Actor
    public void downgrading(I_Result r) {
      write.acquire();
      x = 1;
      read.acquire();
      write.release();
      r.r1 = x;
      read.release();
    }

    @Actor
    public void writer() {
      write.acquire();
      x = 2;
      write.release();
    }
  }
}
