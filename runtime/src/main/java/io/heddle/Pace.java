package io.heddle;

/**
 * When a periodic daemon is called.
 *
 * @param first how long after the start the first call comes, in nanoseconds
 * @param period the period in nanoseconds
 * @param rate what the period separates
 */
record Pace(long first, long period, Rate rate) {

  enum Rate {
    /** The end of one call from the start of the next. */
    FIXED_DELAY,
    /** The starts of two calls; those whose time passes during a call are left out. */
    FIXED_RATE,
    /** The starts of two calls, as long as none is late; none is left out. */
    CATCHING_UP
  }

  static Pace fixedDelay(long period) {
    return new Pace(period, period, Rate.FIXED_DELAY);
  }

  Pace atFixedRate() {
    return new Pace(first, period, Rate.FIXED_RATE);
  }

  Pace catchingUp() {
    return new Pace(first, period, Rate.CATCHING_UP);
  }

  Pace startingAfter(long nanos) {
    return new Pace(nanos, period, rate);
  }

  /**
   * Returns how many ticks have been missed.
   *
   * @param due when the call that is just over was due
   * @param now the time, on the same clock
   */
  long missed(long due, long now) {
    return rate == Rate.FIXED_RATE ? Math.max(0, (now - due) / period) : 0;
  }

  /** Returns when the next call is due, after one that was due then and is over now. */
  long next(long due, long now) {
    return switch (rate) {
      case FIXED_DELAY -> now + period;
      case FIXED_RATE -> due + (missed(due, now) + 1) * period;
      case CATCHING_UP -> due + period;
    };
  }
}
