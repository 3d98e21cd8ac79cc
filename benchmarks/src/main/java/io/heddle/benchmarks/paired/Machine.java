package io.heddle.benchmarks.paired;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the figures were measured on, as the system itself describes it. */
final class Machine {

  private Machine() {}

  static String describe() throws IOException {
    return String.format(
        "%d × %s, %s, %s %s (%s)",
        Runtime.getRuntime().availableProcessors(),
        value("/proc/cpuinfo", "model name", "processor"),
        memory(),
        System.getProperty("os.name"),
        System.getProperty("os.version").replaceAll("[^0-9.].*", ""),
        System.getProperty("os.arch"));
  }

  private static String memory() throws IOException {
    String kilobytes = value("/proc/meminfo", "MemTotal", "0").replaceAll("\\D", "");
    return Math.round(Long.parseLong(kilobytes) / 1024.0 / 1024) + " GB";
  }

  private static String value(String file, String key, String otherwise) throws IOException {
    Path path = Path.of(file);
    if (!Files.exists(path)) {
      return otherwise;
    }
    try (var lines = Files.lines(path)) {
      return lines
          .filter(line -> line.startsWith(key))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse(otherwise);
    }
  }
}
