package io.heddle.processor.facts.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Turns facts into bytes: the same facts always into the same bytes. */
public final class FactsWriter {

  private final Map<String, Integer> strings = new LinkedHashMap<>();
  private final Map<Object, Integer> repeated = new HashMap<>();
  private final ByteArrayOutputStream values = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(values);

  private FactsWriter() {}

  /** Returns a value as bytes that {@link FactsReader} understands. */
  public static byte[] bytes(Record value) {
    try {
      FactsWriter writer = new FactsWriter();
      Shape.of(value.getClass()).write(value, writer);
      return writer.withHeader(value.getClass());
    } catch (IOException impossible) {
      // Writing into memory does not fail.
      throw new UncheckedIOException(impossible);
    }
  }

  private byte[] withHeader(Class<?> type) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    DataOutputStream header = new DataOutputStream(whole);
    header.writeInt(FactsFormat.MAGIC);
    header.writeInt(Layout.versionOf(type));
    header.writeInt(strings.size());
    for (String string : strings.keySet()) {
      header.writeUTF(string);
    }
    values.writeTo(header);
    return whole.toByteArray();
  }

  void string(String value) throws IOException {
    Integer known = strings.get(value);
    int index = known == null ? strings.size() : known;
    if (known == null) {
      strings.put(value, index);
    }
    number(index);
  }

  /** Returns the number of a value that was written before, or nothing and takes note of it. */
  Optional<Integer> repeated(Object value) {
    return Optional.ofNullable(repeated.putIfAbsent(value, repeated.size()));
  }

  /** Small numbers, negative ones too, take one byte. */
  void number(int value) throws IOException {
    int rest = (value << 1) ^ (value >> 31);
    while ((rest & ~0x7f) != 0) {
      out.writeByte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }
}
