package io.heddle.processor.facts.store;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A record: its components in order.
 *
 * <p>Through method handles, since a compilation stores some hundred thousand of them.
 */
final class OfRecord implements Shape {

  private record Component(MethodHandle get, Shape shape) {}

  private final MethodHandle make;
  private final List<Component> components;

  OfRecord(Class<?> type) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      RecordComponent[] declared = type.getRecordComponents();
      Class<?>[] types = Stream.of(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
      make =
          lookup
              .findConstructor(type, MethodType.methodType(void.class, types))
              .asSpreader(Object[].class, types.length)
              .asType(MethodType.methodType(Object.class, Object[].class));
      components = new ArrayList<>();
      for (RecordComponent component : declared) {
        MethodHandle get =
            lookup
                .unreflect(component.getAccessor())
                .asType(MethodType.methodType(Object.class, Object.class));
        components.add(new Component(get, Shape.of(component.getGenericType())));
      }
    } catch (ReflectiveOperationException closed) {
      throw new IllegalArgumentException("expected an accessible record, found " + type, closed);
    }
  }

  @Override
  public void write(Object value, FactsWriter out) throws IOException {
    for (Component component : components) {
      component.shape().write(get(component, value), out);
    }
  }

  private static Object get(Component component, Object value) throws IOException {
    try {
      return component.get().invokeExact(value);
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable impossible) {
      throw new IOException("an accessor failed", impossible);
    }
  }

  @Override
  public Object read(FactsReader in) throws IOException {
    Object[] values = new Object[components.size()];
    for (int index = 0; index < values.length; index++) {
      values[index] = components.get(index).shape().read(in);
    }
    try {
      return make.invokeExact(values);
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable impossible) {
      throw new IOException("a constructor failed", impossible);
    }
  }
}
