package io.heddle.benchmarks.paired;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The readings of all rows on all JVMs, kept in a file, so that a few rows can be measured again
 * without the others. A line of it: row, version, reading.
 */
final class Results {

  private final Path file;
  private final Map<Row, Map<String, List<Reading>>> readings = new EnumMap<>(Row.class);

  private Results(Path file) {
    this.file = file;
  }

  static Results load(Path file) throws IOException {
    Results results = new Results(file);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split("\t");
        results.list(Row.valueOf(parts[0]), parts[1]).add(Reading.parse(parts[2]));
      }
    }
    return results;
  }

  /** Forgets what was measured of a row before. */
  void begin(Row row, Jvm jvm) {
    list(row, jvm.version()).clear();
  }

  void add(Row row, Jvm jvm, Reading reading) throws IOException {
    list(row, jvm.version()).add(reading);
    save();
  }

  List<Reading> of(Row row, String version) {
    return list(row, version);
  }

  /** All versions on which something was measured, the oldest first. */
  SortedSet<String> versions() {
    SortedSet<String> versions =
        new TreeSet<>((a, b) -> Runtime.Version.parse(a).compareTo(Runtime.Version.parse(b)));
    readings.forEach(
        (row, byVersion) ->
            byVersion.forEach(
                (version, list) -> {
                  if (!list.isEmpty()) {
                    versions.add(version);
                  }
                }));
    return versions;
  }

  private List<Reading> list(Row row, String version) {
    return readings
        .computeIfAbsent(row, one -> new TreeMap<>())
        .computeIfAbsent(version, one -> new ArrayList<>());
  }

  private void save() throws IOException {
    List<String> lines = new ArrayList<>();
    readings.forEach(
        (row, byVersion) ->
            byVersion.forEach(
                (version, list) ->
                    list.forEach(
                        reading -> lines.add(row + "\t" + version + "\t" + reading.line()))));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, lines);
  }
}
