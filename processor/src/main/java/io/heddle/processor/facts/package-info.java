/**
 * What bodies do with locks, threads and shared fields: attributed trees in, immutable records out.
 *
 * <p>This is the waist of the hourglass. Everything after it works on these records alone, so that
 * they can come from this compilation, from a jar or from a test. They say what a body does and in
 * which order it can happen, not which locks are held: that depends on what the callees do, which
 * one body cannot know.
 */
@NullMarked
package io.heddle.processor.facts;

import org.jspecify.annotations.NullMarked;
