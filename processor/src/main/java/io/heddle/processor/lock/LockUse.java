package io.heddle.processor.lock;

/**
 * A lock together with the way in which it is held, taken or needed.
 *
 * @param path which object
 * @param mode which side of it
 * @param kind what its holder may do with it again
 */
public record LockUse(LockPath path, LockMode mode, LockKind kind) {}
