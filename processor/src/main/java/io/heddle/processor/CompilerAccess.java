package io.heddle.processor;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import io.heddle.processor.declare.Problem;
import io.heddle.processor.facts.read.ThisEscapes;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Finds javac behind whatever environment the build tool or IDE passes. */
final class CompilerAccess {

  private static final int DEEPEST_WRAPPING = 8;

  private CompilerAccess() {}

  /** Starts the checks of bodies; where the compiler is not javac, one note says there are none. */
  static Optional<Checking> checking(
      ProcessingEnvironment environment, Options options, Weaving weaving, InternalErrors errors) {
    ProcessingEnvironment innermost = unwrap(environment);
    try {
      return Optional.of(
          Checking.listeningTo(
              JavacTask.instance(innermost),
              innermost,
              environment.getFiler(),
              options,
              weaving,
              errors));
    } catch (IllegalArgumentException | LinkageError notJavac) {
      environment
          .getMessager()
          .printMessage(
              Diagnostic.Kind.NOTE,
              "[heddle] bodies are not checked: this compiler offers no com.sun.source API;"
                  + " compile with javac to have them checked");
      return Optional.empty();
    }
  }

  /**
   * Returns what finds objects that escape from their construction; without javac, nothing does.
   */
  static Function<TypeElement, List<Problem>> escapes(ProcessingEnvironment environment) {
    try {
      return new ThisEscapes(Trees.instance(unwrap(environment)))::in;
    } catch (IllegalArgumentException | LinkageError notJavac) {
      return type -> List.of();
    }
  }

  /** IntelliJ passes a dynamic proxy, Gradle an object that delegates. */
  private static ProcessingEnvironment unwrap(ProcessingEnvironment environment) {
    ProcessingEnvironment inner = environment;
    for (int depth = 0; depth < DEEPEST_WRAPPING; depth++) {
      Object wrapper =
          Proxy.isProxyClass(inner.getClass()) ? Proxy.getInvocationHandler(inner) : inner;
      Optional<ProcessingEnvironment> next = environmentIn(wrapper);
      if (next.isEmpty()) {
        return inner;
      }
      inner = next.get();
    }
    return inner;
  }

  /** Returns what a wrapper wraps: the value of its first field that is an environment. */
  private static Optional<ProcessingEnvironment> environmentIn(Object wrapper) {
    return Stream.<Class<?>>iterate(wrapper.getClass(), type -> type != null, Class::getSuperclass)
        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
        .flatMap(field -> read(field, wrapper).stream())
        .filter(value -> value != wrapper)
        .flatMap(
            value ->
                value instanceof ProcessingEnvironment found
                    ? Stream.of(found)
                    : Stream.<ProcessingEnvironment>empty())
        .findFirst();
  }

  private static Optional<Object> read(Field field, Object owner) {
    try {
      // javac's own classes are closed to us, and nothing in them wraps anything.
      if (!field.trySetAccessible()) {
        return Optional.empty();
      }
      return Optional.ofNullable(field.get(owner));
    } catch (IllegalAccessException closed) {
      return Optional.empty();
    }
  }
}
