/** The compile-time half of Heddle: a plain annotation processor. */
@NullMarked
package io.heddle.processor;

import org.jspecify.annotations.NullMarked;
