/**
 * Interleavings of two threads at every primitive, counted by jcstress.
 *
 * <p>Each test lists all outcomes that may be; any other one fails the build, and so does a wait
 * that does not end. All tests have two actors, because jcstress leaves out those with more actors
 * than there are processors.
 */
package io.heddle.stress;
