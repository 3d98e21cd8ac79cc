package io.heddle.processor.facts.store;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * The version of a stored type, computed from how it is laid out: it changes with the records
 * themselves, so that nobody can forget to raise it.
 */
final class Layout {

  private final StringBuilder text = new StringBuilder();
  private final Set<Type> described = new HashSet<>();

  private Layout() {}

  /** Every file that is written or read asks for the version of the same few types. */
  private static final ClassValue<Integer> VERSIONS =
      new ClassValue<>() {
        @Override
        protected Integer computeValue(Class<?> type) {
          return compute(type);
        }
      };

  static int versionOf(Class<?> type) {
    return VERSIONS.get(type);
  }

  private static int compute(Class<?> type) {
    Layout layout = new Layout();
    layout.describe(type);
    CRC32 sum = new CRC32();
    sum.update(layout.text.toString().getBytes(StandardCharsets.UTF_8));
    return (int) sum.getValue() + FactsFormat.ENCODING;
  }

  private void describe(Type type) {
    text.append(type.getTypeName()).append(';');
    if (!described.add(type)) {
      return;
    }
    if (type instanceof ParameterizedType generic) {
      describe(generic.getActualTypeArguments()[0]);
    } else if (type instanceof Class<?> plain && plain.isRecord()) {
      for (RecordComponent component : plain.getRecordComponents()) {
        text.append(component.getName()).append(':');
        describe(component.getGenericType());
      }
    } else if (type instanceof Class<?> plain && plain.isSealed()) {
      for (Class<?> permitted : plain.getPermittedSubclasses()) {
        describe(permitted);
      }
    }
  }
}
