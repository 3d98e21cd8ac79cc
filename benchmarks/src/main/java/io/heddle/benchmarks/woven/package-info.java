/** What a woven method costs against the one that a careful person would have written. */
package io.heddle.benchmarks.woven;
