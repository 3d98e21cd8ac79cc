package io.heddle.processor.facts.store;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns bytes back into facts. */
public final class FactsReader {

  private final DataInputStream in;
  private final List<String> strings = new ArrayList<>();
  private final List<Object> repeated = new ArrayList<>();
  private final int length;

  private FactsReader(byte[] bytes) {
    this.in = new DataInputStream(new ByteArrayInputStream(bytes));
    this.length = bytes.length;
  }

  /**
   * Returns the value that these bytes hold.
   *
   * @param bytes what {@link FactsWriter} wrote
   * @param type the type of the value
   * @return the value; empty if another version of Heddle wrote it
   * @throws MalformedFactsException if it is no such value, or not whole
   */
  public static <T extends Record> Optional<T> read(byte[] bytes, Class<T> type)
      throws MalformedFactsException {
    try {
      FactsReader reader = new FactsReader(bytes);
      if (!reader.header(type)) {
        return Optional.empty();
      }
      T value = type.cast(Shape.of(type).read(reader));
      if (reader.in.available() > 0) {
        throw new MalformedFactsException("expected the end, found more bytes");
      }
      return Optional.of(value);
    } catch (IOException | RuntimeException cause) {
      throw new MalformedFactsException("expected stored facts, found " + cause, cause);
    }
  }

  private boolean header(Class<?> type) throws IOException, MalformedFactsException {
    if (in.readInt() != FactsFormat.MAGIC) {
      throw new MalformedFactsException("expected stored facts, found another kind of file");
    }
    if (in.readInt() != Layout.versionOf(type)) {
      return false;
    }
    int count = in.readInt();
    for (int index = 0; index < count; index++) {
      strings.add(in.readUTF());
    }
    return true;
  }

  String string() throws IOException {
    return strings.get(number());
  }

  int number() throws IOException {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      int next = in.readUnsignedByte();
      value |= (next & 0x7f) << shift;
      if ((next & 0x80) == 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
  }

  /** Returns a value that was read before, by its number. */
  Object repeated(int index) {
    return repeated.get(index);
  }

  /** Takes note of a value that may come again; its number is that of those before it. */
  void remember(Object value) {
    repeated.add(value);
  }

  /** Returns a count of things that each take a byte at least: no more than there are bytes. */
  int count() throws IOException {
    int count = number();
    if (count < 0 || count > length) {
      throw new IOException("a count of " + count + " in " + length + " bytes");
    }
    return count;
  }
}
