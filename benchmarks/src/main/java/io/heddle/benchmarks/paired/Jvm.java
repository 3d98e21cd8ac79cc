package io.heddle.benchmarks.paired;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java launcher with the version that it starts.
 *
 * @param version such as 17.0.19
 */
record Jvm(String launcher, String version) {

  static Jvm at(String launcher) throws IOException, InterruptedException {
    String settings = run(List.of(launcher, "-XshowSettings:properties", "-version"));
    return settings
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("java.version = "))
        .findFirst()
        .map(line -> new Jvm(launcher, line.substring("java.version = ".length())))
        .orElseThrow(() -> new IOException(launcher + " does not say its version: " + settings));
  }

  /** Measures one row in a JVM of its own. */
  Reading measure(Row row) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (row.setting() == Setting.ONE_PROCESSOR) {
      command.addAll(List.of("taskset", "--cpu-list", "0"));
    }
    command.add(launcher);
    command.addAll(List.of("-XX:+UseG1GC", "-Xms512m", "-Xmx2g"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Fork.class.getName(), row.name()));
    return Reading.parse(run(command));
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command.get(0) + " failed: " + printed);
    }
    return printed;
  }
}
