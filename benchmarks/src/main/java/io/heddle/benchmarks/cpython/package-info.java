/** The programs of {@code cpython/compare.py}, on Heddle. */
package io.heddle.benchmarks.cpython;
