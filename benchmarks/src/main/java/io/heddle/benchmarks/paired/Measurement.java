package io.heddle.benchmarks.paired;

/** A way to come to one figure in one JVM. */
sealed interface Measurement permits Pair, Crowd, Amount {

  Reading measure(Setting setting) throws InterruptedException;
}
