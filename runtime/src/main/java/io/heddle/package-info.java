/** The primitives: locks, conditions, events, barriers, thread-local values and threads. */
@NullMarked
package io.heddle;

import org.jspecify.annotations.NullMarked;
