package io.heddle.processor.declare;

import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.Root;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Resolves lock names, for the annotation that wires a lock and for the check that verifies it.
 *
 * <p>The names are those that the package {@code io.heddle.annotation} describes. They resolve as
 * in Java: the innermost class that has a member of the name decides, inherited members included.
 */
public final class LockNames {

  private final LockTypes lockTypes;
  private final GeneratedLocks generated;
  private final LockWalk walk;

  /**
   * Makes a resolver for one round.
   *
   * @param elements the element utilities of the round
   * @param types the type utilities of the round
   */
  public LockNames(Elements elements, Types types) {
    Hierarchy hierarchy = new Hierarchy(types);
    this.lockTypes = new LockTypes(types);
    this.generated = new GeneratedLocks(elements, new Annotations(elements), hierarchy, lockTypes);
    this.walk =
        new LockWalk(
            new TypeNames(elements, hierarchy),
            new Selections(elements, types, hierarchy, generated, lockTypes),
            new Suggestions(hierarchy, generated));
  }

  /**
   * Resolves a lock name.
   *
   * @param expression the name as the user wrote it
   * @param member the annotated field, method, class or package
   * @return the lock, or what is wrong with the name
   */
  public Resolution resolve(String expression, Element member) {
    Place place = locate(expression, member);
    if (place instanceof Place.Value lock) {
      return new Resolution.Found(lock.path(), kindOf(lock));
    }
    return place instanceof Place.Nowhere nowhere
        ? nowhere.why()
        : new Resolution.Failed(
            "'" + expression.strip() + "' leads through a type that does not exist",
            "mend the errors of javac first");
  }

  private LockKind kindOf(Place.Value lock) {
    if (lock.generated().isPresent()) {
      return lock.generated().get().kind();
    }
    return lock.isMonitorByName() ? LockKind.MONITOR : lockTypes.kindOf(lock.type());
  }

  /** Resolves a lock name to anything but a class. */
  Place locate(String expression, Element member) {
    if (expression.isBlank()) {
      return Place.Nowhere.because(
          "the lock name is empty", "name a lock, such as \"lock\" or \"this\"");
    }
    Optional<LockExpression> parsed = LockExpression.parse(expression);
    if (parsed.isEmpty()) {
      return Place.Nowhere.because(
          "'" + expression.strip() + "' is not a lock name",
          "write a field, a method without arguments, 'this', 'Outer.this', 'Type.LOCK',"
              + " 'Type.class' or 'itself'");
    }
    Place place = walk.to(parsed.get(), member);
    if (place instanceof Place.Type) {
      return Place.Nowhere.because(
          "'" + parsed.get() + "' is a class, not a lock",
          "write %s.class for its monitor, or name a static field of it".formatted(parsed.get()));
    }
    return place instanceof Place.Value value ? judge(parsed.get(), value, member) : place;
  }

  GeneratedLocks generated() {
    return generated;
  }

  LockTypes lockTypes() {
    return lockTypes;
  }

  private Place judge(LockExpression expression, Place.Value lock, Element member) {
    TypeKind kind = lock.type().getKind();
    if (lock.generated().isEmpty() && (kind.isPrimitive() || kind == TypeKind.VOID)) {
      return Place.Nowhere.because(
          "'%s' is of type %s, which is no lock".formatted(expression, lock.type()),
          "name an object: a final lock field, or 'this'");
    }
    if (lock.generated().isEmpty() && lockTypes.isNoLock(lock.type())) {
      return Place.Nowhere.because(
          "'%s' is of type %s, which is no lock".formatted(expression, lock.type()),
          "name the lock itself");
    }
    boolean needsInstance =
        lock.path().root() instanceof Root.This || lock.path().root() instanceof Root.Outer;
    boolean isStatic = member.getModifiers().contains(Modifier.STATIC);
    if (needsInstance && isStatic && !(member instanceof TypeElement)) {
      return Place.Nowhere.because(
          "'%s' belongs to each object, but '%s' is static and shared by all of them"
              .formatted(expression, member.getSimpleName()),
          "guard it by a static lock, or by %s.class"
              .formatted(Hierarchy.ownerOf(member).getSimpleName()));
    }
    return lock;
  }
}
