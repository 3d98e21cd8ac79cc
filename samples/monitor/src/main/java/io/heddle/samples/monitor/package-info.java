/**
 * The monitor. {@link io.heddle.samples.monitor.Monitor} lists its services; {@link
 * io.heddle.samples.monitor.Backlog} is what they share, and what outlives their restarts.
 */
package io.heddle.samples.monitor;
