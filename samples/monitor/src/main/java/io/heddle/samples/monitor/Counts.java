package io.heddle.samples.monitor;

/**
 * What became of the lines until one moment.
 *
 * @param accepted how many were taken in
 * @param refused how many were not, because there was no room
 * @param written how many of the accepted ones are in the file
 */
record Counts(long accepted, long refused, long written) {

  static final Counts NONE = new Counts(0, 0, 0);

  /** How many are neither lost nor written yet. */
  long waiting() {
    return accepted - written;
  }
}
