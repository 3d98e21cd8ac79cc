/** Facts as bytes, so that other compilations can know what this one saw. */
@NullMarked
package io.heddle.processor.facts.store;

import org.jspecify.annotations.NullMarked;
