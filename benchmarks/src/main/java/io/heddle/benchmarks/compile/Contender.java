package io.heddle.benchmarks.compile;

import java.util.List;

/** A way of running javac over the same sources. */
enum Contender {
  /** Plain javac: the peer that all others are measured against. */
  PLAIN("-proc:none"),
  /** A processor that claims every annotation and does nothing: what any processor costs. */
  IDLE("-processor", IdleProcessor.class.getName()),
  /** Heddle with all its rules. */
  HEDDLE("-processor", "io.heddle.processor.HeddleProcessor");

  private final List<String> options;

  Contender(String... options) {
    this.options = List.of(options);
  }

  List<String> options() {
    return options;
  }
}
