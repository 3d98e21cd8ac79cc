package io.heddle.samples.monitor;

import io.heddle.annotation.ServiceGroup;
import io.heddle.annotation.Starts;

/**
 * The services of the monitor, in the order in which they start. They stop in reverse: when the
 * writer is told to stop, nobody takes lines in any more, and it writes those that are left.
 */
@ServiceGroup(restart = 5, backoff = "50ms", maxBackoff = "2s", stopTimeout = "10s")
interface Monitor {

  LogWriter writer();

  Metrics metrics();

  Intake intake();

  @Starts(after = "intake")
  Heartbeat heartbeat();
}
