package io.heddle.benchmarks.paired;

/** One contender's loop. */
public interface Slice {

  /**
   * Does the same operation again and again.
   *
   * @param operations how many times
   * @throws InterruptedException never; nobody interrupts a benchmark
   */
  void run(int operations) throws InterruptedException;
}
