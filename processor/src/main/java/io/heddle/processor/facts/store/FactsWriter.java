package io.heddle.processor.facts.store;

import io.heddle.processor.facts.ClassFacts;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns facts into bytes: the same facts always into the same bytes. */
public final class FactsWriter {

  private final Map<String, Integer> strings = new LinkedHashMap<>();
  private final ByteArrayOutputStream values = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(values);

  private FactsWriter() {}

  /** Returns the facts of a class as bytes that {@link FactsReader} understands. */
  public static byte[] bytes(ClassFacts facts) {
    try {
      FactsWriter writer = new FactsWriter();
      Shape.of(ClassFacts.class).write(facts, writer);
      return writer.withHeader();
    } catch (IOException impossible) {
      // Writing into memory does not fail.
      throw new UncheckedIOException(impossible);
    }
  }

  private byte[] withHeader() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    DataOutputStream header = new DataOutputStream(whole);
    header.writeInt(FactsFormat.MAGIC);
    header.writeInt(FactsFormat.VERSION);
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
