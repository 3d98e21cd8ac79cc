/**
 * Heddle's primitives against their peers, pair by pair.
 *
 * <p>{@link io.heddle.benchmarks.paired.Compare} starts one JVM per row and fork; {@link
 * io.heddle.benchmarks.paired.Fork} measures one {@link io.heddle.benchmarks.paired.Row} in it.
 */
package io.heddle.benchmarks.paired;
