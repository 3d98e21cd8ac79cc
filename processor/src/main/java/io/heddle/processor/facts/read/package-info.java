/**
 * From attributed trees to facts: one top-level class at a time, each body to a control-flow graph.
 *
 * <p>{@link io.heddle.processor.facts.read.ClassReader} walks the classes and their members. A
 * {@code Translation} turns one body into nodes: {@code Statements}, {@code Conditions} and {@code
 * Expressions} follow the evaluation order of the language, {@code Exits} leads every jump and
 * exception through the cleanups between it and its goal, {@code GraphBuilder} collects nodes and
 * {@code Compaction} drops those that say nothing.
 */
@NullMarked
package io.heddle.processor.facts.read;

import org.jspecify.annotations.NullMarked;
