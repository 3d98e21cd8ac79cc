package io.heddle.samples.jobs;

import io.heddle.ServiceState;
import io.heddle.Termination;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** The command line: takes a schedule in and does what is due, until all of it is done. */
final class Command {

  /** Every run was done, and booked once. */
  static final int DONE = 0;

  /** It broke off, or was stopped; the next call goes on from there. */
  static final int FAILED = 1;

  /** The arguments, or the database or schedule that they name, cannot be used. */
  static final int MISUSED = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final String USAGE = "usage: jobs <database> <schedule.csv>";

  private final PrintStream err;
  private final Report report;

  Command(PrintStream out, PrintStream err) {
    this.err = err;
    this.report = new Report(out, err);
  }

  /** Returns the exit status. */
  int run(String... arguments) {
    if (arguments.length != 2) {
      err.println("jobs: expected 2 arguments, found " + arguments.length);
      err.println(USAGE);
      return MISUSED;
    }
    try {
      return work(Path.of(arguments[0]), ScheduleFile.read(Path.of(arguments[1])));
    } catch (InvalidPathException | UnusableException e) {
      err.println("jobs: " + e.getMessage());
      return MISUSED;
    } catch (SQLException e) {
      report.problem(e);
      return FAILED;
    } catch (InterruptedException e) {
      err.println("jobs: interrupted");
      return FAILED;
    }
  }

  private int work(Path database, ScheduleFile.Contents schedule)
      throws UnusableException, SQLException, InterruptedException {
    try (Termination termination = Termination.within(PATIENCE);
        ConnectionPool pool = Heddle_ConnectionPool.create(JobStore.url(database))) {
      JobStore store = open(pool, database);
      store.add(schedule.jobs(), Instant.now());
      report.begin(store.totals(), schedule.skipped());
      boolean failed;
      try (Heddle_Crew crew = Heddle_Crew.create(store, report::progress, report::problem)) {
        crew.start();
        while (!crew.ended().await(LOOK) && !termination.requested().isSet()) {
          // One of the two will come.
        }
        failed = crew.state() == ServiceState.FAILED;
      }
      Totals totals = store.totals();
      report.end(totals);
      return !failed && totals.complete() && totals.balanced() ? DONE : FAILED;
    }
  }

  private static JobStore open(ConnectionPool pool, Path database)
      throws UnusableException, InterruptedException {
    JobStore store = new JobStore(pool);
    try {
      store.createTables();
    } catch (SQLException e) {
      throw UnusableException.opening(database, e);
    }
    return store;
  }
}
