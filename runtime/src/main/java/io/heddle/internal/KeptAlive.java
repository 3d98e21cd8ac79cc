package io.heddle.internal;

/**
 * A thread's target for which something else keeps the JVM alive while it has work.
 *
 * <p>Its Java thread is a daemon, so that it does not hold the JVM while it is idle. Its handle
 * says what it was told or has inherited all the same, and so do the threads that it makes: whether
 * those hold the JVM must not depend on whether a worker made them.
 */
public interface KeptAlive extends Runnable {}
