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
 * One uncontended call of a guarded method: woven, by hand on the same lock, by hand on the JDK's.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(5)
public class GuardedMethodBenchmark {

  private final WovenCounter woven = Heddle_WovenCounter.create();
  private final HandWrittenCounter handWritten = new HandWrittenCounter();
  private final JavaCounter java = new JavaCounter();

  /** The woven override. */
  @Benchmark
  public long woven() {
    return woven.add(1);
  }

  /** The same by hand. */
  @Benchmark
  public long handWritten() {
    return handWritten.add(1);
  }

  /** The peer of the JDK. */
  @Benchmark
  public long reentrantLock() {
    return java.add(1);
  }
}
