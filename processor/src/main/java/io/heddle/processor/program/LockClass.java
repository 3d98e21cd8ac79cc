package io.heddle.processor.program;

import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.List;
import java.util.Optional;

/**
 * All locks that play one role, as Linux's lockdep names them: the locks in one field of all
 * objects of a class, or the monitors of all objects of a class.
 *
 * <p>Whether two threads can wait for each other is asked of lock classes, since which objects they
 * will meet in is not known before the program runs.
 *
 * @param owner the binary name of the class that declares the field, or whose monitor it is
 * @param field the field's name, or that of a method that returns the lock, as {@code guard()};
 *     empty for the monitor of {@code owner}'s objects, {@code class} for the monitor of the class
 *     itself
 */
public record LockClass(String owner, String field) implements Comparable<LockClass> {

  /**
   * Returns the class of a lock, or nothing if its path gives it no name.
   *
   * @param lock the lock
   * @param thisType the binary name of the class in whose bodies {@code this} is the root
   */
  public static Optional<LockClass> of(LockUse lock, String thisType) {
    LockPath path = lock.path();
    List<Selector> selectors = path.selectors();
    if (selectors.isEmpty()) {
      return ofRoot(path.root(), lock.kind(), thisType);
    }
    Selector last = selectors.get(selectors.size() - 1);
    if (last instanceof Selector.Field field) {
      return Optional.of(ofField(field.field(), lock.kind()));
    }
    if (last instanceof Selector.Getter getter) {
      return ofGetter(getter, lock.kind());
    }
    return Optional.empty();
  }

  private static Optional<LockClass> ofRoot(Root root, LockKind kind, String thisType) {
    if (root instanceof Root.This) {
      return Optional.of(new LockClass(thisType, ""));
    } else if (root instanceof Root.Outer outer) {
      return Optional.of(new LockClass(outer.type(), ""));
    } else if (root instanceof Root.ClassLiteral literal) {
      return Optional.of(new LockClass(literal.type(), "class"));
    } else if (root instanceof Root.Static constant) {
      return Optional.of(ofField(constant.field(), kind));
    } else if (root instanceof Root.Parameter parameter) {
      return ofType(parameter.type(), kind);
    } else if (root instanceof Root.Local local) {
      return ofType(local.type(), kind);
    } else if (root instanceof Root.Fresh fresh) {
      return ofType(fresh.type(), kind);
    } else if (root instanceof Root.Unknown unknown) {
      return ofType(unknown.type(), kind);
    }
    return Optional.empty();
  }

  private static LockClass ofField(FieldRef field, LockKind kind) {
    return kind == LockKind.MONITOR && namesItsMonitor(field.type())
        ? new LockClass(field.type(), "")
        : new LockClass(field.owner(), field.name());
  }

  /** Whoever asks the objects of a class for their explicit lock means one role. */
  private static Optional<LockClass> ofGetter(Selector.Getter getter, LockKind kind) {
    return kind == LockKind.MONITOR
        ? ofType(getter.type(), kind)
        : Optional.of(new LockClass(getter.method().owner(), getter.method().name() + "()"));
  }

  /** An explicit lock in a variable could be any; the monitor of an entity is named by its type. */
  private static Optional<LockClass> ofType(String type, LockKind kind) {
    return kind == LockKind.MONITOR && namesItsMonitor(type)
        ? Optional.of(new LockClass(type, ""))
        : Optional.empty();
  }

  /** Objects of the JDK and arrays are locks by the field they are in, not by what they are. */
  private static boolean namesItsMonitor(String type) {
    return !type.isEmpty()
        && !type.endsWith("]")
        && !type.startsWith("java.")
        && !type.startsWith("javax.");
  }

  /** Returns whether both are monitors of objects, and this one's are objects of a subtype. */
  boolean isMonitorBelow(LockClass other, ClassPool pool) {
    return field.isEmpty()
        && other.field.isEmpty()
        && !owner.equals(other.owner)
        && pool.subtypes(other.owner).contains(owner);
  }

  @Override
  public int compareTo(LockClass other) {
    int byOwner = owner.compareTo(other.owner);
    return byOwner != 0 ? byOwner : field.compareTo(other.field);
  }

  /** Returns the name as people write it: {@code Shop.stock}, {@code Shop}, {@code Shop.class}. */
  @Override
  public String toString() {
    String type = owner.substring(owner.lastIndexOf('.') + 1).replace('$', '.');
    return field.isEmpty() ? type : type + "." + field;
  }
}
