package io.heddle;

/** Where a {@link Service} is in its life. */
public enum ServiceState {
  /** Made, without any thread. */
  NEW,
  /** Its daemons are being started. */
  STARTING,
  /** Started; whether its daemons still work is their own affair. */
  RUNNING,
  /** Its daemons have been told to stop and are waited for. */
  STOPPING,
  /** Stopped; none of its threads is left. */
  TERMINATED,
  /**
   * A daemon ended by an exception, or would not end, or could not be started. Daemons may go on
   * until {@link Service#close()} has returned.
   */
  FAILED
}
