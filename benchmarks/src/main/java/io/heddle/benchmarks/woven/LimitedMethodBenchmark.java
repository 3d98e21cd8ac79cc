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
 * One call of a limited method with a permit free: woven, by hand on the same semaphore, by hand on
 * the JDK's.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(5)
public class LimitedMethodBenchmark {

  private final WovenGate woven = Heddle_WovenGate.create();
  private final HandWrittenGate handWritten = new HandWrittenGate();
  private final JavaGate java = new JavaGate();

  /** The woven override. */
  @Benchmark
  public long woven() {
    return woven.pass(1);
  }

  /** The same by hand. */
  @Benchmark
  public long handWritten() {
    return handWritten.pass(1);
  }

  /** The peer of the JDK, which lets anyone give back a permit that nobody took. */
  @Benchmark
  public long semaphore() {
    return java.pass(1);
  }
}
