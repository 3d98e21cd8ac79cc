package io.heddle.samples.jobs;

/**
 * What the database holds at one moment.
 *
 * @param runs how many runs there are
 * @param done how many are done
 * @param doneHere how many of them by this process
 * @param bookings how many bookings there are
 * @param surplus by how many cents the accounts hold more than the runs that are done
 */
record Totals(long runs, long done, long doneHere, long bookings, long surplus) {

  boolean complete() {
    return done == runs;
  }

  /** Whether each run that is done was booked, and booked once. */
  boolean balanced() {
    return bookings == done && surplus == 0;
  }
}
