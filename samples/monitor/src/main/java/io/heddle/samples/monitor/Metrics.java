package io.heddle.samples.monitor;

import io.heddle.annotation.Daemon;
import io.heddle.annotation.Daemon.Schedule;
import io.heddle.annotation.Threaded;

/** Looks each second how the monitor fares. */
@Threaded
abstract class Metrics {

  private final Backlog backlog;
  private final Heddle_Vitals vitals;
  private final Console console;

  Metrics(Backlog backlog, Heddle_Vitals vitals, Console console) {
    this.backlog = backlog;
    this.vitals = vitals;
    this.console = console;
  }

  @Daemon(name = "metrics", every = "1s", schedule = Schedule.FIXED_RATE)
  void look() {
    Runtime runtime = Runtime.getRuntime();
    Counts counts = backlog.counts();
    try (var now = vitals.write()) {
      now.perSecond(counts.accepted() - now.counts().accepted());
      now.counts(counts);
      now.heapMegabytes((runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }
    console.progress(vitals);
  }
}
