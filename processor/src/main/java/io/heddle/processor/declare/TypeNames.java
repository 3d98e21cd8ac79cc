package io.heddle.processor.declare;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Finds the type that a name means inside a class.
 *
 * <p>Import declarations are not part of the element model. A simple name is therefore looked for
 * in the enclosing types, their package, {@code java.lang}, and among the types that the signatures
 * of the enclosing classes mention; anything else must be written with its package.
 */
final class TypeNames {

  private final Elements elements;
  private final Hierarchy hierarchy;

  TypeNames(Elements elements, Hierarchy hierarchy) {
    this.elements = elements;
    this.hierarchy = hierarchy;
  }

  /**
   * Returns the type that a simple name means, seen from a class or package.
   *
   * @param scope a {@link TypeElement} or {@link PackageElement}
   */
  Optional<TypeElement> simple(String name, Element scope) {
    if (scope instanceof TypeElement type) {
      for (TypeElement around : Hierarchy.enclosing(type)) {
        if (around.getSimpleName().contentEquals(name)) {
          return Optional.of(around);
        }
        Optional<TypeElement> member = hierarchy.memberType(around, name);
        if (member.isPresent()) {
          return member;
        }
      }
    }
    PackageElement home = elements.getPackageOf(scope);
    Optional<TypeElement> found = inPackage(home.getQualifiedName().toString(), name, scope);
    if (found.isEmpty() && scope instanceof TypeElement type) {
      found = mentioned(type, name);
    }
    return found.isPresent() ? found : inPackage("java.lang", name, scope);
  }

  /**
   * Returns the top-level type of a fully qualified name, seen from the module of {@code scope}.
   */
  Optional<TypeElement> qualified(String name, Element scope) {
    TypeElement visible = elements.getTypeElement(elements.getModuleOf(scope), name);
    return Optional.ofNullable(visible != null ? visible : elements.getTypeElement(name));
  }

  private Optional<TypeElement> inPackage(String packageName, String name, Element scope) {
    return qualified(packageName.isEmpty() ? name : packageName + "." + name, scope);
  }

  private Optional<TypeElement> mentioned(TypeElement type, String name) {
    Set<TypeElement> mentioned = new LinkedHashSet<>();
    for (TypeElement around : Hierarchy.enclosing(type)) {
      mentioned.addAll(hierarchy.supertypes(around));
      for (VariableElement field : ElementFilter.fieldsIn(around.getEnclosedElements())) {
        add(field.asType(), mentioned);
      }
      for (Element member : around.getEnclosedElements()) {
        if (member instanceof ExecutableElement method) {
          add(method.getReturnType(), mentioned);
          method.getParameters().forEach(parameter -> add(parameter.asType(), mentioned));
          method.getThrownTypes().forEach(thrown -> add(thrown, mentioned));
        }
      }
    }
    List<TypeElement> matching =
        mentioned.stream().filter(found -> found.getSimpleName().contentEquals(name)).toList();
    return matching.size() == 1 ? Optional.of(matching.get(0)) : Optional.empty();
  }

  private void add(TypeMirror type, Set<TypeElement> mentioned) {
    hierarchy.elementOf(type).ifPresent(mentioned::add);
  }
}
