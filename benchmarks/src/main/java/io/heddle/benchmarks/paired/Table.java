package io.heddle.benchmarks.paired;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;

/** The results as Markdown, between two marks of a document whose other text stays as it is. */
final class Table {

  private static final String BEGIN = "<!-- paired: begin -->";
  private static final String END = "<!-- paired: end -->";

  private Table() {}

  static String of(Results results) throws IOException {
    SortedSet<String> versions = results.versions();
    StringBuilder text = new StringBuilder();
    text.append("Measured on ").append(Machine.describe()).append(", with G1.\n\n");
    text.append("| what | against | at most |");
    versions.forEach(version -> text.append(" JDK ").append(version).append(" |"));
    text.append("\n|---|---|---|").append("---|".repeat(versions.size())).append('\n');
    for (Row row : Row.values()) {
      if (versions.stream().anyMatch(version -> !results.of(row, version).isEmpty())) {
        text.append(line(results, row, versions));
      }
    }
    return text.toString();
  }

  static void write(Results results, Path document) throws IOException {
    String old = Files.readString(document);
    int begin = old.indexOf(BEGIN);
    int end = old.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(document + " needs the lines " + BEGIN + " and " + END);
    }
    Files.writeString(
        document,
        old.substring(0, begin + BEGIN.length()) + "\n" + of(results) + old.substring(end));
  }

  private static String line(Results results, Row row, SortedSet<String> versions) {
    StringBuilder text = new StringBuilder();
    text.append("| ").append(row.what()).append(" | ").append(row.against());
    text.append(" | ").append(row.target().text()).append(" |");
    for (String version : versions) {
      List<Reading> readings = results.of(row, version);
      String cell = readings.isEmpty() ? "–" : Summary.of(readings).cell(row.target());
      text.append(' ').append(cell).append(" |");
    }
    return text.append('\n').toString();
  }
}
