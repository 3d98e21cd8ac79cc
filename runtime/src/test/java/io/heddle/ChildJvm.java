package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
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
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(rootOf(HeddleThread.class) + File.pathSeparator + rootOf(main));
    command.add(main.getName());
    command.addAll(List.of(args));
    Path output = Files.createTempFile("heddle-child", ".txt");
    try {
      Process child =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      child.destroyForcibly().waitFor();
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      assertThat(ended).as("the child JVM ended by itself; it printed: %s", printed).isTrue();
      assertThat(child.exitValue()).as("exit value; it printed: %s", printed).isZero();
      return printed;
    } finally {
      Files.delete(output);
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
