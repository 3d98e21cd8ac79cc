package io.heddle;

import java.util.Optional;

/**
 * How a daemon of a {@link Lifecycle} has fared until now.
 *
 * @param threadName the name of its thread
 * @param alive whether its thread runs, or waits to
 * @param calls how often its body has been called
 * @param failures how often the body has thrown, other than to end because the service stops
 * @param missedTicks how many periods a daemon with a fixed rate has skipped, because a call lasted
 *     longer than one
 * @param lastFailure what the body has thrown last
 */
public record DaemonStatus(
    String threadName,
    boolean alive,
    long calls,
    long failures,
    long missedTicks,
    Optional<Throwable> lastFailure) {}
