package io.heddle.samples.pipeline;

import java.nio.file.Path;

/**
 * Whole lines of a file.
 *
 * @param file where they stand
 * @param number which chunk of the file it is, from 1
 * @param bytes the lines, as they are in the file
 */
record Chunk(Path file, int number, byte[] bytes) {

  @Override
  public String toString() {
    return file + ", chunk " + number;
  }
}
