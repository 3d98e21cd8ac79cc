package io.heddle.samples.monitor;

import io.heddle.Event;
import io.heddle.annotation.Daemon;
import io.heddle.annotation.Threaded;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Brings the backlog into the file. When it fails, the group makes another one, and it goes on. */
@Threaded
abstract class LogWriter {

  private static final int BATCH = 1_000;
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final Backlog backlog;
  private final Path path;

  LogWriter(Backlog backlog, Path path) {
    this.backlog = backlog;
    this.path = path;
  }

  /** Writes until there is nothing left to write and nothing more to come. */
  @Daemon(name = "writer")
  void write(Event stopping, Event ready) throws UnusableException, InterruptedException {
    boolean more = true;
    while (more) {
      try (LineFile file = LineFile.append(path)) {
        file.write(List.of("--- " + Instant.now() + " the monitor opens this file"));
        ready.set();
        more = writeTo(file, stopping);
      }
    }
  }

  /** Returns false when all is written, true when the file is not where it was. */
  private boolean writeTo(LineFile file, Event stopping)
      throws UnusableException, InterruptedException {
    boolean last = false;
    while (true) {
      List<String> lines = backlog.oldest(BATCH, PATIENCE);
      if (lines.isEmpty() && last) {
        return false;
      } else if (!file.isInPlace()) {
        return true;
      } else if (!lines.isEmpty()) {
        file.write(lines);
        backlog.written(lines.size());
      }
      // Read before the backlog is: what was accepted before the stop is seen by the last look.
      last = stopping.isSet();
    }
  }
}
