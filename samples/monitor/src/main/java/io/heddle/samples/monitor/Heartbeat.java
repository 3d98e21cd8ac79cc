package io.heddle.samples.monitor;

import io.heddle.annotation.Daemon;
import io.heddle.annotation.Threaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;

/**
 * Writes the time into a file again and again, for whoever watches the monitor from outside: a time
 * that is some seconds old means that it hangs, a file that is gone that it has stopped.
 */
@Threaded
abstract class Heartbeat {

  private final Path file;
  private final Console console;

  Heartbeat(Path file, Console console) {
    this.file = file;
    this.console = console;
  }

  @Daemon(name = "heartbeat", every = "1s", initialDelay = "0s")
  void beat() throws UnusableException {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try {
      Files.writeString(draft, ProcessHandle.current().pid() + " " + Instant.now() + "\n");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw UnusableException.writing(file, e);
    }
  }

  /** Takes the file away, once there are no more beats. */
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      console.problem(UnusableException.writing(file, e));
    }
  }
}
