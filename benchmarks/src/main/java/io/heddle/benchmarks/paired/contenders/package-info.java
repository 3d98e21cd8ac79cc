/**
 * What the rows measure: each contender is a class of its own, so that its loop is compiled alone.
 */
package io.heddle.benchmarks.paired.contenders;
