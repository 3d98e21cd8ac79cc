/**
 * Writes woven classes: from the declared model to Java source.
 *
 * <p>Each {@link io.heddle.processor.weave.Feature} adds one kind of member; the generated source
 * depends on the model alone, so that it is the same to the byte on every run.
 */
@NullMarked
package io.heddle.processor.weave;

import org.jspecify.annotations.NullMarked;
