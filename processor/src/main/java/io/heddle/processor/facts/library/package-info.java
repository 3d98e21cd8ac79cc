/**
 * What is known about libraries: which methods take and give back locks, which run a lambda before
 * they return, which run it later on another thread.
 *
 * <p>Each {@link LibraryModel} describes one library as a table of types and methods; nothing
 * outside this package knows a library method by name.
 */
@NullMarked
package io.heddle.processor.facts.library;

import org.jspecify.annotations.NullMarked;
