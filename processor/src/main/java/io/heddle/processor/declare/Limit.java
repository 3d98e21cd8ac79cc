package io.heddle.processor.declare;

import java.time.Duration;
import java.util.Optional;

/**
 * How many threads may be in a method at a time.
 *
 * @param permits the number of threads, at least 1
 * @param timeout how long a thread waits for a permit; empty for no limit
 */
public record Limit(int permits, Optional<Duration> timeout) {}
