package io.heddle.processor.declare;

import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockPath;

/**
 * A lock that Heddle generates, one per object.
 *
 * @param path the lock as every annotation names it
 * @param name its name in the source
 * @param label its name in messages, {@code Shop.stock}
 * @param kind which of the runtime's locks it is
 */
public record LockField(LockPath path, String name, String label, LockKind kind) {}
