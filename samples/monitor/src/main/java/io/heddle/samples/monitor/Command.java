package io.heddle.samples.monitor;

import io.heddle.ServiceState;
import io.heddle.Termination;
import io.heddle.Threads;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/** The command line: runs the monitor until it is told to stop. */
final class Command {

  /** It was told to stop, and every line that was accepted is in the file. */
  static final int DONE = 0;

  /** It gave up. */
  static final int FAILED = 1;

  /** The arguments, or the file or port that they name, cannot be used. */
  static final int MISUSED = 2;

  private static final int ROOM = 100_000;
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final String USAGE = "usage: monitor <log file> <port, or 0 for any that is free>";

  private final PrintStream out;
  private final PrintStream err;

  Command(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Returns the exit status. */
  int run(String... arguments) {
    if (arguments.length != 2) {
      return misused("expected 2 arguments, found " + arguments.length);
    }
    OptionalInt port = port(arguments[1]);
    if (port.isEmpty()) {
      return misused("expected a port from 0 to 65535, found '" + arguments[1] + "'");
    }
    try {
      return monitor(Path.of(arguments[0]), port.getAsInt());
    } catch (InvalidPathException e) {
      return misused(e.getMessage());
    } catch (InterruptedException e) {
      err.println("monitor: interrupted");
      return FAILED;
    }
  }

  private int monitor(Path file, int port) throws InterruptedException {
    Console console = new Console(out, err);
    Threads.excepthook(args -> console.problem(args.value()));
    Backlog backlog = Heddle_Backlog.create(ROOM);
    try (Termination termination = Termination.within(PATIENCE)) {
      boolean gaveUp = false;
      try (Heddle_Monitor monitor = assemble(backlog, file, port, console)) {
        try {
          monitor.start();
        } catch (IllegalStateException e) {
          // The service that could not start has said why.
          return MISUSED;
        }
        while (!gaveUp && !termination.requested().await(LOOK)) {
          gaveUp = monitor.state() == ServiceState.FAILED;
        }
      }
      Counts counts = backlog.counts();
      console.end(counts, file);
      return gaveUp || counts.waiting() > 0 ? FAILED : DONE;
    }
  }

  static Heddle_Monitor assemble(Backlog backlog, Path file, int port, Console console) {
    Heddle_Vitals vitals = Heddle_Vitals.create(Counts.NONE, 0, 0);
    Path heartbeat = file.resolveSibling(file.getFileName() + ".heartbeat");
    return Heddle_Monitor.create(
        () -> Heddle_LogWriter.create(backlog, file),
        () -> Heddle_Metrics.create(backlog, vitals, console),
        () -> Heddle_Intake.create(new Requests(backlog, vitals), port, console),
        () -> Heddle_Heartbeat.create(heartbeat, console));
  }

  private static OptionalInt port(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  private int misused(String problem) {
    err.println("monitor: " + problem);
    err.println(USAGE);
    return MISUSED;
  }
}
