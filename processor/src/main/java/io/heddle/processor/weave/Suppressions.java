package io.heddle.processor.weave;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The warnings that generated code would repeat although its author cannot mend it: those that the
 * user's own signatures provoke or that the user suppresses there.
 */
final class Suppressions {

  private final Types types;
  private final Elements elements;
  private final Set<String> keys = new TreeSet<>();
  private final Set<String> repeated = new TreeSet<>();

  Suppressions(TypeElement base, Types types, Elements elements) {
    this.types = types;
    this.elements = elements;
    for (Element at = base; at != null; at = at.getEnclosingElement()) {
      addOf(at);
    }
    TypeElement serializable = elements.getTypeElement("java.io.Serializable");
    if (serializable != null && types.isSubtype(base.asType(), serializable.asType())) {
      keys.add("serial");
    }
    addOf(base.getSuperclass());
    base.getTypeParameters().forEach(parameter -> parameter.getBounds().forEach(this::addOf));
  }

  /** Adds what a public type of the runtime in the signature of an exported class needs. */
  void addRuntimeInSignature() {
    keys.add("exports");
  }

  /** Adds what a cast to a type with arguments needs. */
  void addUnchecked() {
    keys.add("unchecked");
  }

  /** Adds what a method needs that hands on its variable number of generic objects. */
  void addVarargs() {
    keys.add("varargs");
  }

  /** Adds what methods with the parameters of these constructors need. */
  void addFactories(List<ExecutableElement> constructors) {
    for (ExecutableElement one : constructors) {
      for (ExecutableElement other : constructors) {
        if (one != other && bothTakeAnInterface(one, other)) {
          keys.add("overloads");
        }
      }
    }
  }

  /** Returns whether a lambda might suit both at some position, as javac warns of methods only. */
  private boolean bothTakeAnInterface(ExecutableElement one, ExecutableElement other) {
    int count = one.getParameters().size();
    return count == other.getParameters().size()
        && IntStream.range(0, count).anyMatch(i -> isInterface(one, i) && isInterface(other, i));
  }

  private boolean isInterface(ExecutableElement constructor, int index) {
    Element type = types.asElement(constructor.getParameters().get(index).asType());
    return type != null && type.getKind().isInterface();
  }

  /** Adds what repeating a signature needs. */
  void addOf(ExecutableElement method) {
    addOf((Element) method);
    repeated.add(method.toString());
    addOf(method.getReturnType());
    method.getParameters().forEach(parameter -> addOf(parameter.asType()));
    method.getThrownTypes().forEach(this::addOf);
    method.getTypeParameters().forEach(parameter -> parameter.getBounds().forEach(this::addOf));
    if (method.isVarArgs()) {
      TypeMirror last = method.getParameters().get(method.getParameters().size() - 1).asType();
      if (!isReifiable(((ArrayType) last).getComponentType())) {
        boolean isSafe = method.getAnnotation(SafeVarargs.class) != null;
        keys.add(isSafe ? "varargs" : "unchecked");
      }
    }
  }

  Optional<AnnotationSpec> annotation() {
    // A facade forwards what its interface declares, as Comparator does with equals alone.
    if (repeated.contains("equals(java.lang.Object)") && !repeated.contains("hashCode()")) {
      keys.add("overrides");
    }
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    AnnotationSpec.Builder annotation = AnnotationSpec.builder(SuppressWarnings.class);
    keys.forEach(key -> annotation.addMember("value", CodeBlock.of("$S", key)));
    return Optional.of(annotation.build());
  }

  private void addOf(Element element) {
    SuppressWarnings own = element.getAnnotation(SuppressWarnings.class);
    if (own != null) {
      for (String key : own.value()) {
        if (!key.startsWith("heddle")) {
          keys.add(key);
        }
      }
    }
    Deprecated deprecated = element.getAnnotation(Deprecated.class);
    if (deprecated != null) {
      keys.add(deprecated.forRemoval() ? "removal" : "deprecation");
    }
  }

  private void addOf(TypeMirror type) {
    if (type instanceof ArrayType array) {
      addOf(array.getComponentType());
    } else if (type instanceof WildcardType wildcard) {
      Optional.ofNullable(wildcard.getExtendsBound()).ifPresent(this::addOf);
      Optional.ofNullable(wildcard.getSuperBound()).ifPresent(this::addOf);
    } else if (type instanceof DeclaredType declared) {
      TypeElement element = (TypeElement) declared.asElement();
      if (elements.isDeprecated(element)) {
        addDeprecation(element);
      }
      if (declared.getTypeArguments().isEmpty() && !element.getTypeParameters().isEmpty()) {
        keys.add("rawtypes");
      }
      declared.getTypeArguments().forEach(this::addOf);
    }
  }

  private void addDeprecation(TypeElement element) {
    Deprecated deprecated = element.getAnnotation(Deprecated.class);
    keys.add(deprecated != null && deprecated.forRemoval() ? "removal" : "deprecation");
  }

  private boolean isReifiable(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return isReifiable(array.getComponentType());
    } else if (type instanceof DeclaredType declared) {
      return declared.getTypeArguments().stream()
          .allMatch(
              argument ->
                  argument instanceof WildcardType wildcard
                      && wildcard.getExtendsBound() == null
                      && wildcard.getSuperBound() == null);
    }
    return type.getKind().isPrimitive() || types.isSameType(types.erasure(type), type);
  }
}
