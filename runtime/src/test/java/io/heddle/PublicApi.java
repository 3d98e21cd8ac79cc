package io.heddle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What users can call, found by looking, so that no test's list can lag behind. */
final class PublicApi {

  private PublicApi() {}

  /** The public types of the packages that the module exports, nested ones included. */
  static List<Class<?>> types() {
    return Stream.of("io/heddle", "io/heddle/queue", "io/heddle/pool", "io/heddle/scope")
        .flatMap(PublicApi::typesIn)
        .toList();
  }

  /** The public constructors and methods that a type itself declares. */
  static Stream<Executable> operationsOf(Class<?> type) {
    return Stream.<Executable>concat(
            Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()))
        .filter(operation -> Modifier.isPublic(operation.getModifiers()))
        .filter(operation -> !operation.isSynthetic());
  }

  /** Such as {@code Queue.put(Object, Duration)}. */
  static String signature(Executable operation) {
    String type = operation.getDeclaringClass().getSimpleName();
    String name =
        operation instanceof java.lang.reflect.Method method ? type + "." + method.getName() : type;
    return name
        + Arrays.stream(operation.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static Stream<Class<?>> typesIn(String folder) {
    try (Stream<Path> files = Files.list(root().resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
          .sorted()
          .<Class<?>>map(file -> load(folder + "/" + file))
          .filter(PublicApi::isPublic)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isPublic(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
  }

  private static Class<?> load(String file) {
    try {
      return Class.forName(file.replace(".class", "").replace('/', '.'));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static Path root() {
    try {
      return Path.of(
          HeddleThread.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
