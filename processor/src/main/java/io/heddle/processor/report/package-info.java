/** Findings to javac diagnostics: the only place that renders or prints. */
@NullMarked
package io.heddle.processor.report;

import org.jspecify.annotations.NullMarked;
