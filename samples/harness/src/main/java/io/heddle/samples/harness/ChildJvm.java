package io.heddle.samples.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A JVM of its own that runs a sample, for tests that send it signals. */
public final class ChildJvm implements AutoCloseable {

  /** What a JVM exits with that the signal to terminate has ended: 128 and the signal's number. */
  public static final int TERMINATED = 128 + 15;

  /** What a JVM exits with that was killed. */
  public static final int KILLED = 128 + 9;

  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final Path printed;

  private ChildJvm(Process process, Path printed) {
    this.process = process;
    this.printed = printed;
  }

  /**
   * Starts a program with the classes of the tests' own JVM.
   *
   * @param printed the file that receives all that it prints
   * @param main its main class
   * @param arguments its arguments
   * @return the running JVM
   * @throws IOException if it cannot be started
   */
  public static ChildJvm start(Path printed, Class<?> main, String... arguments)
      throws IOException {
    return start(List.of(), printed, main, arguments);
  }

  /**
   * Starts a program as {@link #start(Path, Class, String...)} does, on a disk that is soon full:
   * no file can become longer than some kilobytes.
   *
   * @param printed the file that receives all that it prints
   * @param main its main class
   * @param arguments its arguments
   * @return the running JVM
   * @throws IOException if it cannot be started
   */
  public static ChildJvm startOnFullDisk(Path printed, Class<?> main, String... arguments)
      throws IOException {
    List<String> limited = List.of("sh", "-c", "ulimit -f 100; exec \"$@\"", "sh");
    return start(limited, printed, main, arguments);
  }

  private static ChildJvm start(
      List<String> wrapper, Path printed, Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-classpath");
    command.add(Javac.classPath().collect(Collectors.joining(File.pathSeparator)));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    return new ChildJvm(process, printed);
  }

  /**
   * Waits until it has printed a line.
   *
   * @param start what the line starts with
   * @return the rest of that line
   */
  public String awaitLine(String start) {
    await(() -> !process.isAlive() || lineAfter(start).isPresent(), "'" + start + "'");
    return lineAfter(start)
        .orElseThrow(() -> new AssertionError("no '" + start + "' in what it printed: " + lines()));
  }

  /**
   * Waits until something has come true.
   *
   * @param condition what to wait for
   * @param what a name of it, for the message if it does not come true in time
   */
  public void await(BooleanSupplier condition, String what) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
        throw new AssertionError("waited in vain for " + what + "; it printed: " + lines());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  /** Asks it to end, as {@code kill} and a container's stop do. */
  public void terminate() {
    process.destroy();
  }

  /** Kills it: nothing of it runs any more, not even a shutdown hook. */
  public void kill() {
    process.destroyForcibly();
  }

  /**
   * Waits until it has ended.
   *
   * @return its exit status
   * @throws InterruptedException if the calling thread was interrupted
   */
  public int awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end; it printed: " + lines());
    }
    return process.exitValue();
  }

  /**
   * Returns what it has printed until now.
   *
   * @return the lines
   */
  public List<String> lines() {
    try {
      return Files.readAllLines(printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills it if it still runs. */
  @Override
  public void close() {
    process.destroyForcibly();
  }

  private Optional<String> lineAfter(String start) {
    return lines().stream()
        .map(String::strip)
        .filter(line -> line.startsWith(start))
        .findFirst()
        .map(line -> line.substring(start.length()).strip());
  }
}
