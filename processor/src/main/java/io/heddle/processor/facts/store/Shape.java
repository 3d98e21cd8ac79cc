package io.heddle.processor.facts.store;

import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.MethodRef;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How values of one type are laid out, derived from the type itself: a record is its components in
 * order, a sealed type the number of the permitted one and its value, a collection its size and
 * elements. So a fact is storable because it is a record, and nothing has to be kept in step.
 */
interface Shape {

  void write(Object value, FactsWriter out) throws IOException;

  Object read(FactsReader in) throws IOException;

  /** Shapes are pure functions of their types. */
  Map<Type, Shape> KNOWN = new ConcurrentHashMap<>();

  static Shape of(Type type) {
    Shape known = KNOWN.get(type);
    if (known == null) {
      known = derive(type);
      KNOWN.put(type, known);
    }
    return known;
  }

  private static Shape derive(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type element = generic.getActualTypeArguments()[0];
      return generic.getRawType() == Set.class ? new OfSet(element) : new OfList(element);
    }
    Class<?> plain = (Class<?>) type;
    if (plain == int.class || plain == Integer.class) {
      return new OfInt();
    } else if (plain == boolean.class || plain == Boolean.class) {
      return new OfBoolean();
    } else if (plain == String.class) {
      return new OfString();
    } else if (plain.isEnum()) {
      return new OfEnum(plain);
    } else if (plain == MethodRef.class || plain == FieldRef.class) {
      return new OfRepeated(new OfRecord(plain));
    } else if (plain.isRecord()) {
      return new OfRecord(plain);
    } else if (plain.isSealed()) {
      return new OfSealed(plain);
    }
    throw new IllegalArgumentException("expected a type that facts are made of, found " + type);
  }

  /** Numbers in as few bytes as they need. */
  record OfInt() implements Shape {
    @Override
    public void write(Object value, FactsWriter out) throws IOException {
      out.number((int) value);
    }

    @Override
    public Object read(FactsReader in) throws IOException {
      return in.number();
    }
  }

  /** Zero or one. */
  record OfBoolean() implements Shape {
    @Override
    public void write(Object value, FactsWriter out) throws IOException {
      out.number((boolean) value ? 1 : 0);
    }

    @Override
    public Object read(FactsReader in) throws IOException {
      return in.number() == 1;
    }
  }

  /** The index in the table of strings. */
  record OfString() implements Shape {
    @Override
    public void write(Object value, FactsWriter out) throws IOException {
      out.string((String) value);
    }

    @Override
    public Object read(FactsReader in) throws IOException {
      return in.string();
    }
  }

  /** The constant's name. */
  record OfEnum(Class<?> type) implements Shape {
    @Override
    public void write(Object value, FactsWriter out) throws IOException {
      out.string(((Enum<?>) value).name());
    }

    @Override
    public Object read(FactsReader in) throws IOException {
      String name = in.string();
      for (Object constant : type.getEnumConstants()) {
        if (((Enum<?>) constant).name().equals(name)) {
          return constant;
        }
      }
      throw new IOException("no constant of " + type.getSimpleName() + " is named " + name);
    }
  }

  /** The number of the permitted type, in the order of declaration. */
  record OfSealed(List<Class<?>> permitted, Map<Class<?>, Integer> numbers) implements Shape {
    OfSealed(Class<?> type) {
      this(List.of(type.getPermittedSubclasses()), new HashMap<>());
      permitted.forEach(one -> numbers.put(one, numbers.size()));
    }

    @Override
    public void write(Object value, FactsWriter out) throws IOException {
      out.number(numbers.getOrDefault(value.getClass(), -1));
      Shape.of(value.getClass()).write(value, out);
    }

    @Override
    public Object read(FactsReader in) throws IOException {
      return Shape.of(permitted.get(in.number())).read(in);
    }
  }

  /**
   * A value that comes again and again: whole the first time, after a zero, then by its number.
   *
   * <p>Only for values that are the same in every respect when they are equal.
   */
  record OfRepeated(Shape whole) implements Shape {
    @Override
    public void write(Object value, FactsWriter out) throws IOException {
      Optional<Integer> before = out.repeated(value);
      out.number(before.isPresent() ? before.get() + 1 : 0);
      if (before.isEmpty()) {
        whole.write(value, out);
      }
    }

    @Override
    public Object read(FactsReader in) throws IOException {
      int before = in.number();
      if (before > 0) {
        return in.repeated(before - 1);
      }
      Object value = whole.read(in);
      in.remember(value);
      return value;
    }
  }

  /** The size, then the elements. */
  record OfList(Type element) implements Shape {
    @Override
    public void write(Object value, FactsWriter out) throws IOException {
      Collection<?> elements = (Collection<?>) value;
      out.number(elements.size());
      if (elements.isEmpty()) {
        return;
      }
      Shape shape = Shape.of(element);
      for (Object one : elements) {
        shape.write(one, out);
      }
    }

    @Override
    public Object read(FactsReader in) throws IOException {
      int size = in.count();
      List<Object> elements = new ArrayList<>(size);
      Shape shape = Shape.of(element);
      for (int index = 0; index < size; index++) {
        elements.add(shape.read(in));
      }
      return elements;
    }
  }

  /** Like a list, sorted: the order of a set must not show. */
  record OfSet(Type element) implements Shape {
    @Override
    public void write(Object value, FactsWriter out) throws IOException {
      Set<?> elements = (Set<?>) value;
      new OfList(element).write(elements.size() < 2 ? elements : new TreeSet<>(elements), out);
    }

    @Override
    public Object read(FactsReader in) throws IOException {
      return Set.copyOf((Collection<?>) new OfList(element).read(in));
    }
  }
}
