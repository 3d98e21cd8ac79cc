package io.heddle;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the body of a thread has cost; if the hook was set by {@link Threads#profileAll} while it
 * ran, what it has cost since then.
 *
 * <p>CPU time and memory are known for platform threads of a JVM that has the modules {@code
 * java.management} and {@code jdk.management}. A modular application that does not require them
 * itself is started with {@code --add-modules jdk.management}.
 *
 * @param thread whose body
 * @param wall how long it took
 * @param cpu how long it ran on a processor; nothing if the JVM does not tell
 * @param allocatedBytes how much memory it allocated, whether that was freed again or not; nothing
 *     if the JVM does not tell
 */
public record ThreadProfile(
    HeddleThread thread, Duration wall, Optional<Duration> cpu, OptionalLong allocatedBytes) {}
