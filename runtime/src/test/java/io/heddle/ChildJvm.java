package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that runs a main method of the tests, for what ends with the JVM. */
final class ChildJvm {

  private static final long PATIENCE_SECONDS = 120;

  private ChildJvm() {}

  /** Runs a main class until its JVM ends by itself, and returns what it printed. */
  static String run(Class<?> main, String... args)
      throws IOException, InterruptedException, URISyntaxException {
    return run(List.of(), main, args);
  }

  /** As {@link #run(Class, String...)}, in a JVM with options. */
  static String run(List<String> options, Class<?> main, String... args)
      throws IOException, InterruptedException, URISyntaxException {
    Path output = Files.createTempFile("heddle-child", ".txt");
    try {
      Process child =
          command(options, main, args)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      awaitEnd(child, output);
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      assertThat(child.exitValue()).as("exit value; it printed: %s", printed).isZero();
      return printed;
    } finally {
      Files.delete(output);
    }
  }

  /** How a JVM ended: its exit value and what it printed. */
  record Ended(int exitValue, List<String> out, String err) {}

  /** Runs a main class until its JVM ends, however it does. */
  static Ended end(Class<?> main, String... args)
      throws IOException, InterruptedException, URISyntaxException {
    return end(false, main, args);
  }

  /** Runs a main class until it prints {@code ready}, and then asks its JVM to terminate. */
  static Ended terminate(Class<?> main, String... args)
      throws IOException, InterruptedException, URISyntaxException {
    return end(true, main, args);
  }

  private static Ended end(boolean terminated, Class<?> main, String... args)
      throws IOException, InterruptedException, URISyntaxException {
    Path out = Files.createTempFile("heddle-child", ".out");
    Path err = Files.createTempFile("heddle-child", ".err");
    try {
      Process child =
          command(List.of(), main, args)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (terminated) {
        Actor.until(() -> !child.isAlive() || linesOf(out).contains("ready"));
        child.destroy();
      }
      awaitEnd(child, out);
      return new Ended(child.exitValue(), linesOf(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static ProcessBuilder command(List<String> options, Class<?> main, String... args)
      throws URISyntaxException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(rootOf(HeddleThread.class) + File.pathSeparator + rootOf(main));
    command.add(main.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command);
  }

  private static void awaitEnd(Process child, Path output)
      throws IOException, InterruptedException {
    boolean ended = child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    child.destroyForcibly().waitFor();
    assertThat(ended)
        .as("the child JVM ended by itself; it printed: %s", Files.readString(output))
        .isTrue();
  }

  private static List<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder that a class was compiled into. */
  static Path rootOf(Class<?> type) throws URISyntaxException {
    String file = "/" + type.getName().replace('.', '/') + ".class";
    Path root = Path.of(type.getResource(file).toURI());
    for (int i = 0; i < type.getName().split("\\.").length; i++) {
      root = root.getParent();
    }
    return root;
  }
}
