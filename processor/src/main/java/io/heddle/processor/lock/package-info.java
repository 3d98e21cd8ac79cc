/**
 * How locks are named: the vocabulary that weaving and checking share, so that the annotation that
 * wires a lock is the annotation that is verified.
 */
@NullMarked
package io.heddle.processor.lock;

import org.jspecify.annotations.NullMarked;
