package io.heddle.benchmarks.paired.contenders;

/** What is done while a lock is held: so many steps of a random number generator. */
public final class Section {

  /** Nothing. */
  public static final int EMPTY = 0;

  /** Some tens of nanoseconds. */
  public static final int SHORT = 20;

  private final int steps;
  private long state = 1;

  /** Makes a section of so many steps. */
  public Section(int steps) {
    this.steps = steps;
  }

  void run() {
    int left = steps;
    if (left == 0) {
      return;
    }
    long seed = state;
    do {
      seed = seed * 6364136223846793005L + 1442695040888963407L;
    } while (--left > 0);
    state = seed;
  }
}
