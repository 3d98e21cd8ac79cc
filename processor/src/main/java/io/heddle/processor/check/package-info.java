/**
 * The rules: a program in, findings out.
 *
 * <p>One rule is one class, one key, one page under {@code docs/checks} and one test class. Rules
 * know neither trees nor options; they return what they find and print nothing.
 */
@NullMarked
package io.heddle.processor.check;

import org.jspecify.annotations.NullMarked;
