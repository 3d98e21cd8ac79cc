package io.heddle.benchmarks.paired.contenders;

import io.heddle.Timer;
import io.heddle.benchmarks.paired.Slice;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Something scheduled and cancelled while many others wait, as time limits are. The delays are the
 * same for both: up to a minute for those that are cancelled, some minutes for the others.
 */
public final class TimerCancel {

  private static final int PENDING = 100_000;
  private static final int DELAYS = 1024;
  private static final Runnable ACTION = () -> {};

  private TimerCancel() {}

  /** Heddle's. */
  public static final class Ours implements Slice {

    private final Duration[] delays = new Duration[DELAYS];
    private int next;

    /** Starts those that stay. */
    public Ours() {
      Random random = new Random(1);
      for (int i = 0; i < PENDING; i++) {
        pending(Duration.ofMillis(300_000 + random.nextInt(300_000))).start();
      }
      for (int i = 0; i < DELAYS; i++) {
        delays[i] = Duration.ofMillis(10_000 + random.nextInt(50_000));
      }
    }

    @Override
    public void run(int operations) {
      for (int i = 0; i < operations; i++) {
        Timer timer = pending(delays[next++ % DELAYS]);
        timer.start();
        timer.cancel();
      }
    }

    private static Timer pending(Duration delay) {
      Timer timer = new Timer(delay, ACTION);
      timer.daemon(true);
      return timer;
    }
  }

  /** The JDK's, which is told to let go of what is cancelled, or it would fill up. */
  public static final class Theirs implements Slice {

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
    private final Duration[] delays = new Duration[DELAYS];
    private int next;

    /** Schedules those that stay. */
    public Theirs() {
      executor.setRemoveOnCancelPolicy(true);
      Random random = new Random(1);
      for (int i = 0; i < PENDING; i++) {
        executor.schedule(ACTION, 300_000 + random.nextInt(300_000), TimeUnit.MILLISECONDS);
      }
      for (int i = 0; i < DELAYS; i++) {
        delays[i] = Duration.ofMillis(10_000 + random.nextInt(50_000));
      }
    }

    @Override
    public void run(int operations) {
      for (int i = 0; i < operations; i++) {
        executor
            .schedule(ACTION, delays[next++ % DELAYS].toNanos(), TimeUnit.NANOSECONDS)
            .cancel(false);
      }
    }
  }
}
