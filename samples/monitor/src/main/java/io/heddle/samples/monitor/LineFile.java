package io.heddle.samples.monitor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;

/** A file that lines are appended to, all of a call or none. */
final class LineFile implements AutoCloseable {

  private final Path path;
  private final FileChannel channel;
  private final Object key;

  private LineFile(Path path, FileChannel channel, Object key) {
    this.path = path;
    this.channel = channel;
    this.key = key;
  }

  static LineFile append(Path path) throws UnusableException {
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        channel.position(channel.size());
        return new LineFile(path, channel, keyOf(path));
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw UnusableException.writing(path, e);
    }
  }

  /** Whether the path still leads to this file; who rotates logs moves it away. */
  boolean isInPlace() {
    try {
      return Objects.equals(key, keyOf(path));
    } catch (IOException e) {
      return false;
    }
  }

  /** Appends lines and sees to it that they are on the disk. */
  void write(List<String> lines) throws UnusableException {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(String.join("\n", lines) + "\n");
    try {
      long start = channel.position();
      try {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(false);
      } catch (IOException e) {
        takeBack(start, e);
        throw e;
      }
    } catch (IOException e) {
      throw UnusableException.writing(path, e);
    }
  }

  /** Half a write would be found twice when its lines are written again. */
  private void takeBack(long start, IOException cause) {
    try {
      if (channel.size() > start) {
        channel.truncate(start);
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() throws UnusableException {
    try {
      channel.close();
    } catch (IOException e) {
      throw UnusableException.writing(path, e);
    }
  }

  private static Object keyOf(Path path) throws IOException {
    Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    return key == null ? path : key;
  }
}
