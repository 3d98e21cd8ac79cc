package io.heddle.samples.bank;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads files of comma-separated values without quotes, whose first line names the columns. */
final class CsvFile {

  private CsvFile() {}

  /** Makes a value of a row. */
  interface RowReader<T> {
    /** Returns what the row says; the columns are as many as the header names. */
    T read(int line, List<String> columns) throws BadRowException;
  }

  /** The rows that could be read and those that could not, both in the order of the file. */
  record Contents<T>(List<T> rows, List<SkippedRow> skipped) {}

  static <T> Contents<T> read(Path file, String header, RowReader<T> reader)
      throws UnusableFileException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      requireHeader(file, header, lines.readLine());
      int columns = header.split(",").length;
      List<T> rows = new ArrayList<>();
      List<SkippedRow> skipped = new ArrayList<>();
      int number = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          try {
            rows.add(reader.read(number, split(line, columns)));
          } catch (BadRowException e) {
            skipped.add(new SkippedRow(file, number, e.getMessage()));
          }
        }
      }
      return new Contents<>(List.copyOf(rows), List.copyOf(skipped));
    } catch (IOException e) {
      throw UnusableFileException.reading(file, e);
    }
  }

  private static void requireHeader(Path file, String expected, String found)
      throws UnusableFileException {
    if (!expected.equals(found)) {
      throw new UnusableFileException(
          "cannot read "
              + file
              + ": expected the header '"
              + expected
              + "', found "
              + (found == null ? "nothing" : "'" + found + "'"));
    }
  }

  private static List<String> split(String line, int columns) throws BadRowException {
    List<String> found = List.of(line.split(",", -1));
    if (found.size() != columns) {
      throw new BadRowException("expected " + columns + " columns, found " + found.size());
    }
    return found.stream().map(String::strip).toList();
  }
}
