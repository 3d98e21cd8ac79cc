package io.heddle.samples.bank;

import java.nio.file.Path;

/**
 * A row that was left out.
 *
 * @param file where it stands
 * @param line which line of the file, from 1
 * @param reason what was expected and what was found
 */
record SkippedRow(Path file, int line, String reason) {

  @Override
  public String toString() {
    return file + ":" + line + ": " + reason;
  }
}
