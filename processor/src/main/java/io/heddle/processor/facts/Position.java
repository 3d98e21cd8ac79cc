package io.heddle.processor.facts;

import java.util.Comparator;

/**
 * A place in a source file.
 *
 * @param file the source file below its source root, such as {@code com/acme/Shop.java}
 * @param line counted from 1
 * @param column counted from 1
 */
public record Position(String file, int line, int column) implements Comparable<Position> {

  private static final Comparator<Position> IN_SOURCE_ORDER =
      Comparator.comparing(Position::file)
          .thenComparingInt(Position::line)
          .thenComparingInt(Position::column);

  @Override
  public int compareTo(Position other) {
    return IN_SOURCE_ORDER.compare(this, other);
  }

  /** Returns file and line as people cite them: {@code Shop.java:12}. */
  @Override
  public String toString() {
    return file.substring(file.lastIndexOf('/') + 1) + ":" + line;
  }
}
