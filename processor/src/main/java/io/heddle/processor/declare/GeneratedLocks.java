package io.heddle.processor.declare;

import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The locks that Heddle generates for a class: names that a {@code @LockOrder}, a method's
 * {@code @Guarded} or an abstract accessor of a lock introduces, and that are no lock field.
 *
 * <p>A name belongs to the topmost class of the superclass chain, or view above a view, that
 * introduces it, so that a class and its woven subclasses speak of one lock. Names are introduced
 * by {@code @Threaded} classes, by {@code @GuardedView} interfaces, and by abstract classes whose
 * methods are {@code @Guarded}: those have no instances but woven ones.
 */
final class GeneratedLocks {

  private final Elements elements;
  private final Annotations annotations;
  private final Hierarchy hierarchy;
  private final LockTypes lockTypes;
  private final Map<TypeElement, Map<String, Use>> introduced = new HashMap<>();

  GeneratedLocks(
      Elements elements, Annotations annotations, Hierarchy hierarchy, LockTypes lockTypes) {
    this.elements = elements;
    this.annotations = annotations;
    this.hierarchy = hierarchy;
    this.lockTypes = lockTypes;
  }

  /**
   * A lock that Heddle generates.
   *
   * @param owner the class that introduces the name; its uses decide what kind of lock it is
   * @param name the name
   * @param path the lock, in the frame of an instance of that class
   * @param kind what its holder may do with it again
   */
  record GeneratedLock(TypeElement owner, String name, LockPath path, LockKind kind) {}

  /** What a class says about a name that it introduces. */
  private record Use(boolean read, Optional<LockKind> accessor) {
    static final Use WRITE = new Use(false, Optional.empty());

    Use and(Use other) {
      return new Use(read || other.read, accessor.or(other::accessor));
    }
  }

  /** Returns the generated lock that a simple name means in a class, if it means one there. */
  Optional<GeneratedLock> find(TypeElement type, String name) {
    if (isLockField(type, name)) {
      return Optional.empty();
    }
    Optional<TypeElement> topmost =
        introducersFor(type).stream()
            .filter(at -> introducedBy(at).containsKey(name))
            .reduce((below, above) -> above);
    return topmost.map(owner -> lockOf(owner, name));
  }

  /** Returns what can introduce a lock of the objects of a type: a view inherits from views. */
  List<TypeElement> introducersFor(TypeElement type) {
    return type.getKind() == ElementKind.INTERFACE
        ? hierarchy.supertypes(type)
        : hierarchy.superclasses(type);
  }

  private GeneratedLock lockOf(TypeElement owner, String name) {
    Use use = introducedBy(owner).getOrDefault(name, Use.WRITE);
    LockKind kind = use.accessor.orElse(use.read ? LockKind.READ_WRITE : LockKind.REENTRANT);
    String binaryOwner = elements.getBinaryName(owner).toString();
    FieldRef field = new FieldRef(binaryOwner, name, typeFor(kind), false, true);
    LockPath path = LockPath.of(new Root.This()).then(new Selector.Field(field));
    return new GeneratedLock(owner, name, path, kind);
  }

  /** Returns the names of all generated locks of a class, sorted. */
  Set<String> namesOf(TypeElement type) {
    Set<String> names = new TreeSet<>();
    for (TypeElement at : introducersFor(type)) {
      names.addAll(introducedBy(at).keySet());
    }
    names.removeIf(name -> isLockField(type, name));
    return names;
  }

  /** Returns the names of a class's fields that hold locks, inherited ones included. */
  Set<String> lockFieldsOf(TypeElement type) {
    Set<String> names = new TreeSet<>();
    for (TypeElement owner : hierarchy.supertypes(type)) {
      ElementFilter.fieldsIn(owner.getEnclosedElements()).stream()
          .filter(field -> lockTypes.isMadeForLocking(field.asType()))
          .forEach(field -> names.add(field.getSimpleName().toString()));
    }
    return names;
  }

  /** Returns whether a class may introduce generated locks. */
  static boolean mayIntroduce(TypeElement type) {
    if (Annotations.has(type, Annotations.GUARDED_VIEW)) {
      return type.getKind() == ElementKind.INTERFACE;
    } else if (type.getKind() != ElementKind.CLASS) {
      return false;
    }
    return Annotations.has(type, Annotations.THREADED)
        || (type.getModifiers().contains(Modifier.ABSTRACT)
            && ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .anyMatch(method -> Annotations.has(method, Annotations.GUARDED)));
  }

  private static String typeFor(LockKind kind) {
    return switch (kind) {
      case READ_WRITE -> LockTypes.RW_LOCK;
      case NON_REENTRANT -> LockTypes.LOCK;
      default -> LockTypes.RLOCK;
    };
  }

  private boolean isLockField(TypeElement type, String name) {
    if (isLockFieldOf(type, name)) {
      return true;
    }
    List<TypeElement> outwards = Hierarchy.enclosing(type);
    return outwards.stream().skip(1).anyMatch(outer -> isStaticLockFieldOf(outer, name));
  }

  private boolean isLockFieldOf(TypeElement type, String name) {
    return hierarchy
        .field(type, name)
        .filter(field -> lockTypes.isMadeForLocking(field.asType()))
        .isPresent();
  }

  private boolean isStaticLockFieldOf(TypeElement type, String name) {
    return hierarchy
        .field(type, name)
        .filter(field -> field.getModifiers().contains(Modifier.STATIC))
        .filter(field -> lockTypes.isMadeForLocking(field.asType()))
        .isPresent();
  }

  private Map<String, Use> introducedBy(TypeElement type) {
    return introduced.computeIfAbsent(type, this::readIntroduced);
  }

  private Map<String, Use> readIntroduced(TypeElement type) {
    if (!mayIntroduce(type)) {
      return Map.of();
    }
    Map<String, Use> names = new LinkedHashMap<>();
    Annotations.find(type, Annotations.LOCK_ORDER)
        .ifPresent(order -> addNames(order, false, names));
    Annotations.find(type, Annotations.GUARDED_VIEW)
        .ifPresent(view -> addNames(view, false, names));
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      Annotations.find(method, Annotations.GUARDED)
          .ifPresent(
              guarded ->
                  addNames(guarded, annotations.constant(guarded, "mode").equals("READ"), names));
      addAccessor(method, names);
    }
    for (TypeElement parent : hierarchy.supertypes(type)) {
      if (parent.getKind().isInterface()) {
        ElementFilter.methodsIn(parent.getEnclosedElements()).stream()
            .filter(method -> isStillAbstractIn(type, method))
            .forEach(method -> addAccessor(method, names));
      }
    }
    return names;
  }

  private void addNames(AnnotationMirror annotation, boolean read, Map<String, Use> names) {
    for (String text : annotations.strings(annotation, "value")) {
      LockExpression.parse(text)
          .filter(LockExpression::isSimpleName)
          .ifPresent(
              name -> names.merge(name.toString(), new Use(read, Optional.empty()), Use::and));
    }
  }

  private boolean isStillAbstractIn(TypeElement type, ExecutableElement method) {
    return hierarchy
        .nullaryMethod(type, method.getSimpleName().toString())
        .filter(method::equals)
        .isPresent();
  }

  private static void addAccessor(ExecutableElement method, Map<String, Use> names) {
    String name = method.getSimpleName().toString();
    accessorKind(method)
        .ifPresent(kind -> names.merge(name, new Use(false, Optional.of(kind)), Use::and));
  }

  /** Returns whether an abstract method just returns the generated lock of its name. */
  static boolean isAccessor(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT)
        && method.getParameters().isEmpty()
        && accessorKind(method).isPresent();
  }

  /** Returns the kind of lock that an abstract accessor asks for, if it returns a lock. */
  private static Optional<LockKind> accessorKind(ExecutableElement method) {
    if (!method.getModifiers().contains(Modifier.ABSTRACT) || !method.getParameters().isEmpty()) {
      return Optional.empty();
    }
    if (LockTypes.isExactly(method.getReturnType(), LockTypes.RLOCK)
        || LockTypes.isExactly(method.getReturnType(), LockTypes.LOCKABLE)) {
      return Optional.of(LockKind.REENTRANT);
    } else if (LockTypes.isExactly(method.getReturnType(), LockTypes.LOCK)) {
      return Optional.of(LockKind.NON_REENTRANT);
    } else if (LockTypes.isExactly(method.getReturnType(), LockTypes.RW_LOCK)) {
      return Optional.of(LockKind.READ_WRITE);
    }
    return Optional.empty();
  }
}
