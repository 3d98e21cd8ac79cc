/** Pools of threads, as Python's {@code concurrent.futures} defines them. */
@NullMarked
package io.heddle.pool;

import org.jspecify.annotations.NullMarked;
