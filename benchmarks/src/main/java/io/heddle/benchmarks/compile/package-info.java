/** What Heddle adds to a javac run over code that nobody here wrote. */
package io.heddle.benchmarks.compile;
