package io.heddle.processor.facts.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Knows what methods can throw. */
final class Exceptions {

  private final Symbols symbols;
  private final List<TypeElement> unchecked;
  private final Thrown anything;
  private final Map<ExecutableElement, Thrown> byCall = new HashMap<>();

  Exceptions(Symbols symbols, Elements elements) {
    this.symbols = symbols;
    this.unchecked = named(elements, "java.lang.RuntimeException", "java.lang.Error");
    this.anything = new Thrown(named(elements, "java.lang.Throwable"), false);
  }

  private static List<TypeElement> named(Elements elements, String... names) {
    return Stream.of(names)
        .flatMap(name -> Optional.ofNullable(elements.getTypeElement(name)).stream())
        .toList();
  }

  /** Any exception at all. */
  Thrown anything() {
    return anything;
  }

  /** What any call can throw. */
  Thrown unchecked() {
    return new Thrown(unchecked, false);
  }

  /** Returns what a call of a method can throw. */
  Thrown byCallOf(ExecutableElement method) {
    return byCall.computeIfAbsent(
        method,
        key -> {
          List<TypeElement> types = new ArrayList<>(declaredBy(key).types());
          types.addAll(unchecked);
          return new Thrown(types, false);
        });
  }

  /** Returns what a method says that it throws. */
  Thrown declaredBy(ExecutableElement method) {
    List<TypeElement> types = new ArrayList<>();
    for (TypeMirror type : method.getThrownTypes()) {
      symbols.elementOf(type).ifPresent(types::add);
    }
    return new Thrown(types, false);
  }

  /** Returns what a {@code throw} of an expression of this type throws. */
  Thrown byThrowOf(Optional<TypeMirror> type, boolean exact) {
    return type.flatMap(symbols::elementOf)
        .map(element -> new Thrown(List.of(element), exact))
        .orElse(anything);
  }

  boolean surelyCatches(TypeElement caught, TypeElement thrown) {
    return symbols.isSubclass(thrown, caught);
  }

  boolean perhapsCatches(TypeElement caught, TypeElement thrown) {
    return symbols.isSubclass(caught, thrown);
  }
}
