package io.heddle;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;

/**
 * What a thread has cost until a moment.
 *
 * @param nanoTime the moment
 * @param cpuNanos how long the thread had run; {@link #UNKNOWN} if the JVM does not tell
 * @param allocatedBytes how much it had allocated; {@link #UNKNOWN} if the JVM does not tell
 */
record ThreadCosts(long nanoTime, long cpuNanos, long allocatedBytes) {

  static final long UNKNOWN = -1;

  /** Thread id → nanoseconds. */
  private static final LongUnaryOperator CPU =
      ifPresent(
          () -> {
            ThreadMXBean bean = ManagementFactory.getThreadMXBean();
            return bean.isThreadCpuTimeSupported() ? bean::getThreadCpuTime : id -> UNKNOWN;
          });

  /** Thread id → bytes. */
  private static final LongUnaryOperator ALLOCATED =
      ifPresent(
          () ->
              ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class)
                  ::getThreadAllocatedBytes);

  static ThreadCosts of(long threadId) {
    return new ThreadCosts(
        System.nanoTime(), CPU.applyAsLong(threadId), ALLOCATED.applyAsLong(threadId));
  }

  /** What the thread has cost since an earlier moment. */
  ThreadProfile since(ThreadCosts start, HeddleThread thread) {
    return new ThreadProfile(
        thread,
        Duration.ofNanos(nanoTime - start.nanoTime),
        known(cpuNanos, start.cpuNanos)
            ? Optional.of(Duration.ofNanos(cpuNanos - start.cpuNanos))
            : Optional.empty(),
        known(allocatedBytes, start.allocatedBytes)
            ? OptionalLong.of(allocatedBytes - start.allocatedBytes)
            : OptionalLong.empty());
  }

  private static boolean known(long end, long start) {
    return end != UNKNOWN && start != UNKNOWN;
  }

  /** The modules that tell need not be there. */
  private static LongUnaryOperator ifPresent(Supplier<LongUnaryOperator> source) {
    try {
      return source.get();
    } catch (LinkageError | RuntimeException absent) {
      return id -> UNKNOWN;
    }
  }
}
