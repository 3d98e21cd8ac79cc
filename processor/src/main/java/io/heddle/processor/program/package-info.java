/**
 * The facts of all classes put together: who calls whom, which locks are held where, and which are
 * taken below that.
 *
 * <p>Nothing here sees a tree or knows a rule. The steps, each in terms of the one before:
 *
 * <ol>
 *   <li>{@link io.heddle.processor.program.ClassPool}: every body and type by name;
 *   <li>{@link io.heddle.processor.program.Dispatch}: the bodies that a call can run;
 *   <li>{@link io.heddle.processor.program.Flow}: the locks held at each node of one body, by
 *       forward dataflow to a fixpoint;
 *   <li>{@link io.heddle.processor.program.Effects}: what a body leaves taken or given back,
 *       callees first, so that a helper that locks for its caller counts;
 *   <li>{@link io.heddle.processor.program.Backlinks}: parts from which a way leads back to the
 *       object that they belong to;
 *   <li>{@link io.heddle.processor.program.EntryLocks}: what every caller of a non-public body
 *       already holds;
 *   <li>{@link io.heddle.processor.program.Summaries}: the locks that a body takes, directly or
 *       through calls, with the route to each;
 *   <li>{@link io.heddle.processor.program.Nesting}: a lock taken while another is held, and {@link
 *       io.heddle.processor.program.Cycles}: nestings that close a circle.
 * </ol>
 */
@NullMarked
package io.heddle.processor.program;

import org.jspecify.annotations.NullMarked;
