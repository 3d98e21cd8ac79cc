/**
 * Structured threading: scopes that own their threads.
 *
 * <p>A {@link io.heddle.scope.Scope} belongs to a block of code. The threads that are forked in it
 * end before the block does, whatever happens; what they throw reaches the thread that opened it; a
 * deadline or a failure ends what they wait for.
 *
 * <p>No argument may be {@code null} unless it is marked {@code @Nullable}; one that is gets a
 * {@link NullPointerException}.
 */
@NullMarked
package io.heddle.scope;

import org.jspecify.annotations.NullMarked;
