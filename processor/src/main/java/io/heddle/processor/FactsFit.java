package io.heddle.processor;

import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.store.UnitFacts;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Tells whether stored facts are about a class as the compiler sees it: one that was compiled since
 * without Heddle may have changed.
 *
 * <p>Every method that the facts tell of must exist. Bodies can differ all the same; and of local
 * and anonymous classes the compiler shows nothing.
 */
final class FactsFit {

  private final Elements elements;
  private final Types types;
  private final ModuleElement from;

  FactsFit(Elements elements, Types types, ModuleElement from) {
    this.elements = elements;
    this.types = types;
    this.from = from;
  }

  boolean test(UnitFacts unit) {
    TypeElement type = elements.getTypeElement(from, unit.name());
    if (type == null) {
      return false;
    }
    Map<String, TypeElement> members = new HashMap<>();
    collect(type, members);
    return unit.classes().stream()
        .allMatch(one -> fits(one, Optional.ofNullable(members.get(one.name()))));
  }

  private void collect(TypeElement type, Map<String, TypeElement> members) {
    members.put(elements.getBinaryName(type).toString(), type);
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(inner -> collect(inner, members));
  }

  private boolean fits(ClassFacts facts, Optional<TypeElement> type) {
    if (type.isEmpty()) {
      return true;
    }
    Set<String> declared =
        ElementFilter.methodsIn(type.get().getEnclosedElements()).stream()
            .map(this::signature)
            .collect(Collectors.toSet());
    return facts.methods().stream()
        .filter(FactsFit::isDeclared)
        .map(method -> method.method().name() + method.method().parameters())
        .allMatch(declared::contains);
  }

  /** The compiler gives constructors of enums and inner classes more parameters than they have. */
  private static boolean isDeclared(MethodFacts method) {
    String name = method.method().name();
    return !name.startsWith("<") && !name.startsWith("lambda$");
  }

  private String signature(ExecutableElement method) {
    return method.getParameters().stream()
        .map(parameter -> nameOf(types.erasure(parameter.asType())))
        .collect(Collectors.joining(",", method.getSimpleName() + "(", ")"));
  }

  /** Annotated types print their annotations, so their text is no name. */
  private String nameOf(TypeMirror erased) {
    if (erased instanceof ArrayType array) {
      return nameOf(array.getComponentType()) + "[]";
    } else if (erased instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element) {
      return elements.getBinaryName(element).toString();
    }
    return erased.getKind().name().toLowerCase(Locale.ROOT);
  }
}
