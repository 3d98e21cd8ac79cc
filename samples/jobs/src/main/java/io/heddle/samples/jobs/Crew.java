package io.heddle.samples.jobs;

import io.heddle.Event;
import io.heddle.ExceptHookArgs;
import io.heddle.Lifecycle;
import io.heddle.ServiceState;
import io.heddle.annotation.Daemon;
import io.heddle.annotation.ExceptHook;
import io.heddle.annotation.Threaded;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Three workers, each of which does the next run that is due, and one who looks how far they are.
 */
@Threaded(stopTimeout = "5s")
abstract class Crew {

  private static final Duration IDLE = Duration.ofMillis(20);

  private final JobStore store;
  private final Consumer<Totals> watcher;
  private final Consumer<Throwable> problems;

  /**
   * @param watcher told again and again how far they are
   * @param problems told of what a worker could not do; it tries again a few times
   */
  Crew(JobStore store, Consumer<Totals> watcher, Consumer<Throwable> problems) {
    this.store = store;
    this.watcher = watcher;
    this.problems = problems;
  }

  abstract Lifecycle lifecycle();

  /** Set when every run is done, or when a worker has failed once too often. */
  abstract Event ended();

  @Daemon(name = "worker-1", restart = 3)
  void worker1(Event stopping) throws SQLException, InterruptedException {
    work(stopping);
  }

  @Daemon(name = "worker-2", restart = 3)
  void worker2(Event stopping) throws SQLException, InterruptedException {
    work(stopping);
  }

  @Daemon(name = "worker-3", restart = 3)
  void worker3(Event stopping) throws SQLException, InterruptedException {
    work(stopping);
  }

  private void work(Event stopping) throws SQLException, InterruptedException {
    while (!stopping.isSet()) {
      if (!store.runNext(Instant.now())) {
        stopping.await(IDLE);
      }
    }
  }

  @Daemon(name = "progress", every = "200ms")
  void look() throws SQLException, InterruptedException {
    Totals totals = store.totals();
    watcher.accept(totals);
    if (totals.complete()) {
      ended().set();
    }
  }

  @ExceptHook
  void failed(ExceptHookArgs args) {
    problems.accept(args.value());
    if (lifecycle().state() == ServiceState.FAILED) {
      ended().set();
    }
  }
}
