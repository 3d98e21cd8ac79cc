package io.heddle.samples.pipeline;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads files one after the other, some lines at a time. It serves one thread. */
final class ChunkSource implements AutoCloseable {

  private static final int SIZE = 8 << 10;
  private static final int LONGEST_LINE = 64 << 10;

  private final Iterator<Path> files;
  private final Rejects rejects;
  private Path file = Path.of("");
  private InputStream bytes = InputStream.nullInputStream();
  private int number;

  /**
   * @param rejects told of each file that cannot be read to its end
   */
  ChunkSource(List<Path> files, Rejects rejects) {
    this.files = files.iterator();
    this.rejects = rejects;
  }

  /** Returns the next lines, or nothing when all files are at their end. */
  Optional<Chunk> next() {
    while (true) {
      try {
        byte[] lines = lines();
        if (lines.length > 0) {
          number++;
          return Optional.of(new Chunk(file, number, lines));
        }
        bytes.close();
        if (!files.hasNext()) {
          return Optional.empty();
        }
        file = files.next();
        number = 0;
        bytes = new BufferedInputStream(Files.newInputStream(file));
      } catch (IOException e) {
        rejects.add(file, e);
        close();
        bytes = InputStream.nullInputStream();
      }
    }
  }

  private byte[] lines() throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(2 * SIZE);
    lines.write(bytes.readNBytes(SIZE));
    if (lines.size() == SIZE) {
      int next = bytes.read();
      while (next >= 0 && next != '\n') {
        if (lines.size() > LONGEST_LINE) {
          throw new IOException("expected text, found a line of more than 64 KiB");
        }
        lines.write(next);
        next = bytes.read();
      }
    }
    return lines.toByteArray();
  }

  @Override
  public void close() {
    try {
      bytes.close();
    } catch (IOException e) {
      rejects.add(file, e);
    }
  }
}
