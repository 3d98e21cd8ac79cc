package io.heddle.processor.program;

import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether two locks of one body are two locks for sure, whatever the names they go by.
 *
 * <p>A field that a constructor fills with what it is passed can hold any lock of its type; so can
 * a variable. Two final fields of one class that are filled otherwise hold two objects.
 */
final class Distinct {

  private final ClassPool pool;
  private final Set<FieldRef> received;

  Distinct(ClassPool pool, Set<FieldRef> received) {
    this.pool = pool;
    this.received = received;
  }

  /**
   * Returns whether they are different for sure.
   *
   * @param owner the class in whose body both are named
   */
  boolean surely(LockUse one, LockUse other, String owner) {
    if (one.path().equals(other.path())) {
      return false;
    }
    boolean monitor = one.kind() == LockKind.MONITOR;
    if (monitor != (other.kind() == LockKind.MONITOR)) {
      return true;
    }
    if (isOwnObject(one.path()) && isOwnObject(other.path())) {
      FieldRef first = lastField(one.path()).orElseThrow();
      FieldRef second = lastField(other.path()).orElseThrow();
      return !first.equals(second) && first.owner().equals(second.owner());
    }
    return isOwnAndOther(one.path(), other.path())
        || isOwnAndOther(other.path(), one.path())
        || (monitor && areUnrelated(typeOf(one.path(), owner), typeOf(other.path(), owner)));
  }

  /** An object that only serves as a lock, and one that has bodies. */
  private boolean isOwnAndOther(LockPath own, LockPath other) {
    return isOwnObject(own) && !isProjectType(own.type()) && isObjectOfClass(other);
  }

  /** A lock that a final field was made with. */
  private boolean isOwnObject(LockPath path) {
    Optional<FieldRef> field = lastField(path);
    return field.isPresent() && field.get().isFinal() && !received.contains(field.get());
  }

  private static Optional<FieldRef> lastField(LockPath path) {
    List<Selector> steps = path.selectors();
    if (steps.isEmpty()) {
      return path.root() instanceof Root.Static root ? Optional.of(root.field()) : Optional.empty();
    }
    return steps.get(steps.size() - 1) instanceof Selector.Field step
        ? Optional.of(step.field())
        : Optional.empty();
  }

  /** The object itself, or a class: not what a variable holds. */
  private static boolean isObjectOfClass(LockPath path) {
    return path.selectors().isEmpty()
        && (path.root() instanceof Root.This
            || path.root() instanceof Root.Outer
            || path.root() instanceof Root.ClassLiteral);
  }

  private static String typeOf(LockPath path, String owner) {
    if (path.selectors().isEmpty() && path.root() instanceof Root.This) {
      return owner;
    }
    return path.root() instanceof Root.ClassLiteral ? "java.lang.Class" : path.type();
  }

  private boolean isProjectType(String type) {
    return pool.facts(type).isPresent();
  }

  /** Two classes of which no known object is both. */
  private boolean areUnrelated(String one, String other) {
    boolean literal = one.equals("java.lang.Class") != other.equals("java.lang.Class");
    return literal
        || (isProjectType(one)
            && isProjectType(other)
            && !one.equals(other)
            && !pool.superTypes(one).contains(other)
            && !pool.superTypes(other).contains(one)
            && pool.subtypes(one).stream().noneMatch(pool.subtypes(other)::contains));
  }
}
