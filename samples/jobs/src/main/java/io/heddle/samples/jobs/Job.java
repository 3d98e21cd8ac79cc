package io.heddle.samples.jobs;

import java.time.Duration;

/**
 * A payment that is to be booked again and again.
 *
 * @param name what it is called, once in a schedule
 * @param after how long after it was taken in it runs first
 * @param every how long after that it runs again
 * @param times how often it runs
 * @param account where the payments are booked
 * @param cents how much each of them is
 */
record Job(String name, Duration after, Duration every, int times, String account, long cents) {}
