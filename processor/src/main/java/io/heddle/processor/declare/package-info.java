/**
 * Reads what the user declared: from elements to an immutable model, with every malformed use
 * returned as a finding.
 *
 * <p>Everything here works on {@code javax.lang.model} alone, so that weaving needs nothing of a
 * particular compiler. An instance serves one round: between rounds a compiler may replace the
 * elements.
 */
@NullMarked
package io.heddle.processor.declare;

import org.jspecify.annotations.NullMarked;
