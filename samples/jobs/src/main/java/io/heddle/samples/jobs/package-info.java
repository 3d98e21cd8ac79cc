/**
 * The jobs. {@link io.heddle.samples.jobs.Crew} is where the threads are; {@link
 * io.heddle.samples.jobs.JobStore} says what is a transaction, on which everything rests.
 */
package io.heddle.samples.jobs;
