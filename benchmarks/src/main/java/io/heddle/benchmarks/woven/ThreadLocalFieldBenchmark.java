package io.heddle.benchmarks.woven;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One read, and one write, of a value that each thread has for itself: woven, by hand on the same
 * local, by hand on the JDK's.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(5)
public class ThreadLocalFieldBenchmark {

  private final WovenContext woven = Heddle_WovenContext.create();
  private final HandWrittenContext handWritten = new HandWrittenContext();
  private final JavaContext java = new JavaContext();

  /** The woven getter. */
  @Benchmark
  public String getWoven() {
    return woven.user();
  }

  /** The same by hand. */
  @Benchmark
  public String getHandWritten() {
    return handWritten.user();
  }

  /** The peer of the JDK. */
  @Benchmark
  public String getThreadLocal() {
    return java.user();
  }

  /** The woven setter. */
  @Benchmark
  public void setWoven() {
    woven.user("ada");
  }

  /** The same by hand. */
  @Benchmark
  public void setHandWritten() {
    handWritten.user("ada");
  }

  /** The peer of the JDK. */
  @Benchmark
  public void setThreadLocal() {
    java.user("ada");
  }
}
