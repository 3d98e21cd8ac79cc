package io.heddle.benchmarks.paired;

import java.util.function.DoubleSupplier;

/** A figure that has no peer. */
record Amount(DoubleSupplier figure) implements Measurement {

  @Override
  public Reading measure(Setting setting) {
    double value = figure.getAsDouble();
    return new Reading(value, value, 0);
  }
}
