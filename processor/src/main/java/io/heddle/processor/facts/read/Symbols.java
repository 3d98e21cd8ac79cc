package io.heddle.processor.facts.read;

import static java.util.stream.Collectors.toMap;

import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.MethodRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.Elements;

/** Names elements and types as every compilation names them, and knows who extends whom. */
final class Symbols {

  private static final Set<String> THREADS =
      Set.of("java.lang.Thread", "java.util.TimerTask", "io.heddle.HeddleThread");

  /** The primitive types and {@code void} are called what their kinds are. */
  private static final Map<TypeKind, String> KEYWORDS =
      Stream.of(TypeKind.values())
          .collect(toMap(kind -> kind, kind -> kind.name().toLowerCase(Locale.ROOT)));

  private final Elements elements;
  private final Words words;
  private final Map<TypeElement, String> typeNames = new HashMap<>();
  private final Map<ExecutableElement, MethodRef> methods = new HashMap<>();
  private final Map<VariableElement, FieldRef> fields = new HashMap<>();
  private final Map<TypeElement, Set<TypeElement>> superTypes = new HashMap<>();
  private final Map<TypeElement, List<String>> superTypeNames = new HashMap<>();

  Symbols(Elements elements) {
    this.elements = elements;
    this.words = new Words(elements);
  }

  /** Returns the names that are looked for all the time. */
  Words words() {
    return words;
  }

  /** Returns the binary name of a class. */
  String nameOf(TypeElement type) {
    return typeNames.computeIfAbsent(type, key -> elements.getBinaryName(key).toString());
  }

  /** Returns the binary name of the erasure of a type; arrays as the language writes them. */
  String nameOf(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return nameOf(array.getComponentType()) + "[]";
    }
    if (type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID) {
      return KEYWORDS.getOrDefault(type.getKind(), "");
    }
    return elementOf(type).map(this::nameOf).orElse("");
  }

  /**
   * Returns the class of a value of a type: of an intersection the first, of a variable its bound.
   */
  Optional<TypeElement> elementOf(TypeMirror type) {
    if (type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element) {
      return Optional.of(element);
    } else if (type instanceof TypeVariable variable) {
      return elementOf(variable.getUpperBound());
    } else if (type instanceof IntersectionType intersection) {
      return elementOf(intersection.getBounds().get(0));
    }
    return Optional.empty();
  }

  /** Returns the class that declares a member; nothing for a member of an erroneous class. */
  static Optional<TypeElement> ownerOf(Element member) {
    return member.getEnclosingElement() instanceof TypeElement owner
        ? Optional.of(owner)
        : Optional.empty();
  }

  MethodRef methodOf(ExecutableElement method) {
    return methods.computeIfAbsent(
        method,
        key -> {
          StringJoiner parameters = new StringJoiner(",", "(", ")");
          key.getParameters().forEach(parameter -> parameters.add(nameOf(parameter.asType())));
          String owner = ownerOf(key).map(this::nameOf).orElse("");
          return new MethodRef(owner, key.getSimpleName().toString(), parameters.toString());
        });
  }

  FieldRef fieldOf(VariableElement field) {
    return fields.computeIfAbsent(
        field,
        key ->
            new FieldRef(
                ownerOf(key).map(this::nameOf).orElse(""),
                key.getSimpleName().toString(),
                nameOf(key.asType()),
                isStatic(key),
                key.getModifiers().contains(Modifier.FINAL)));
  }

  static boolean isStatic(Element member) {
    return member.getModifiers().contains(Modifier.STATIC);
  }

  /** Returns whether a value of {@code type} is one of {@code wanted}. */
  boolean isSubclass(TypeElement type, TypeElement wanted) {
    return type.equals(wanted) || superTypes(type).contains(wanted);
  }

  /** Returns the names of a type and all its supertypes, nearest first. */
  List<String> namesOf(TypeElement type) {
    List<String> known = superTypeNames.get(type);
    if (known == null) {
      known = superTypes(type).stream().map(this::nameOf).toList();
      superTypeNames.put(type, known);
    }
    return known;
  }

  /** Returns a type and all its supertypes, those that are missing left out, nearest first. */
  Set<TypeElement> superTypes(TypeElement type) {
    Set<TypeElement> known = superTypes.get(type);
    if (known == null) {
      known = new LinkedHashSet<>();
      Deque<TypeElement> open = new ArrayDeque<>(List.of(type));
      while (!open.isEmpty()) {
        TypeElement next = open.remove();
        if (known.add(next)) {
          directSuperTypes(next).forEach(open::add);
        }
      }
      superTypes.put(type, known);
    }
    return known;
  }

  /** Returns the direct superclass and interfaces. */
  List<TypeElement> directSuperTypes(TypeElement type) {
    List<TypeMirror> mirrors = new ArrayList<>();
    mirrors.add(type.getSuperclass());
    mirrors.addAll(type.getInterfaces());
    return mirrors.stream().flatMap(mirror -> elementOf(mirror).stream()).toList();
  }

  /** Returns whether a class belongs to the JDK, whose bodies are never read. */
  boolean isJdk(TypeElement type) {
    String name = nameOf(type);
    return name.startsWith("java.")
        || name.startsWith("javax.")
        || name.startsWith("jdk.")
        || name.startsWith("sun.")
        || name.startsWith("com.sun.");
  }

  /** Returns whether an object of the class is run by a thread of its own, with nothing held. */
  boolean isThread(TypeElement type) {
    return namesOf(type).stream().anyMatch(THREADS::contains);
  }

  /** Returns whether an object of the class is a thread that has to be started. */
  boolean isThreadObject(TypeElement type) {
    for (String name : namesOf(type)) {
      if (name.equals("java.lang.Thread") || name.equals("io.heddle.HeddleThread")) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether no other class can override what a class declares. */
  static boolean isLeaf(TypeElement type) {
    return type.getModifiers().contains(Modifier.FINAL)
        || type.getKind() == ElementKind.RECORD
        || type.getNestingKind() == NestingKind.ANONYMOUS;
  }
}
