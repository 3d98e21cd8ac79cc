package io.heddle.processor.declare;

import io.heddle.processor.lock.LockKind;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * Tells from a static type what kind of lock it is.
 *
 * <p>Types are recognised by name, because neither the runtime nor a type that a class path lacks
 * need be visible to the processor.
 */
final class LockTypes {

  static final String LOCK = "io.heddle.Lock";
  static final String RLOCK = "io.heddle.RLock";
  static final String RW_LOCK = "io.heddle.RwLock";
  static final String SEMAPHORE = "io.heddle.Semaphore";
  static final String LOCKABLE = "io.heddle.Lockable";
  static final String EVENT = "io.heddle.Event";
  static final String CONDITION = "io.heddle.Condition";
  static final String LIFECYCLE = "io.heddle.Lifecycle";
  static final String SERVICE = "io.heddle.Service";
  static final String BARRIER = "io.heddle.Barrier";
  static final String JUC_LOCK = "java.util.concurrent.locks.Lock";
  static final String JUC_READ_WRITE_LOCK = "java.util.concurrent.locks.ReadWriteLock";
  static final String JUC_STAMPED_LOCK = "java.util.concurrent.locks.StampedLock";
  static final String JUC_SEMAPHORE = "java.util.concurrent.Semaphore";

  private static final Set<String> REENTRANT =
      Set.of(
          RLOCK,
          "java.util.concurrent.locks.ReentrantLock",
          "java.util.concurrent.locks.ReentrantReadWriteLock.ReadLock",
          "java.util.concurrent.locks.ReentrantReadWriteLock.WriteLock");
  private static final Set<String> NON_REENTRANT =
      Set.of(LOCK, SEMAPHORE, JUC_STAMPED_LOCK, JUC_SEMAPHORE);
  private static final Set<String> READ_WRITE =
      Set.of(RW_LOCK, "java.util.concurrent.locks.ReentrantReadWriteLock");
  private static final Set<String> NO_LOCKS =
      Set.of(EVENT, CONDITION, BARRIER, "java.util.concurrent.locks.Condition");
  private static final Set<String> INTERFACES = Set.of(JUC_LOCK, JUC_READ_WRITE_LOCK, LOCKABLE);

  private final Types types;
  private final Map<TypeElement, Set<String>> superTypeNames = new HashMap<>();

  LockTypes(Types types) {
    this.types = types;
  }

  /** Returns what the holder of a lock of this reference type may do with it again. */
  LockKind kindOf(TypeMirror type) {
    Set<String> names = namesOf(type);
    if (names.stream().anyMatch(REENTRANT::contains)) {
      return LockKind.REENTRANT;
    } else if (names.stream().anyMatch(READ_WRITE::contains)) {
      return LockKind.READ_WRITE;
    } else if (names.stream().anyMatch(NON_REENTRANT::contains)) {
      return LockKind.NON_REENTRANT;
    } else if (names.stream().anyMatch(INTERFACES::contains)) {
      return LockKind.UNKNOWN;
    }
    return LockKind.MONITOR;
  }

  /** Returns whether a value of this type coordinates threads without being a lock. */
  boolean isNoLock(TypeMirror type) {
    return namesOf(type).stream().anyMatch(NO_LOCKS::contains);
  }

  /** Returns whether a value of this type exists only to be locked. */
  boolean isMadeForLocking(TypeMirror type) {
    boolean isReference = type.getKind() == TypeKind.DECLARED || type.getKind() == TypeKind.TYPEVAR;
    return (isReference && kindOf(type) != LockKind.MONITOR) || isExactly(type, "java.lang.Object");
  }

  /** Returns whether a type is the named one or a subtype of it. */
  boolean isA(TypeMirror type, String qualifiedName) {
    return namesOf(type).contains(qualifiedName);
  }

  static boolean isExactly(TypeMirror type, String qualifiedName) {
    return type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && element.getQualifiedName().contentEquals(qualifiedName);
  }

  private Set<String> namesOf(TypeMirror type) {
    if (types.erasure(type) instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element) {
      Set<String> known = superTypeNames.get(element);
      if (known == null) {
        known = new LinkedHashSet<>();
        known.add(element.getQualifiedName().toString());
        for (TypeMirror superType : types.directSupertypes(types.erasure(type))) {
          known.addAll(namesOf(superType));
        }
        superTypeNames.put(element, known);
      }
      return known;
    }
    return Set.of();
  }
}
