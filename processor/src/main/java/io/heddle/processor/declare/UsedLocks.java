package io.heddle.processor.declare;

import io.heddle.processor.declare.GeneratedLocks.GeneratedLock;
import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/**
 * Finds the generated locks that a woven class needs, in the order in which they are first used.
 */
final class UsedLocks {

  private final Round round;

  UsedLocks(Round round) {
    this.round = round;
  }

  List<LockField> of(TypeElement type, List<WovenMethod> woven, List<Accessor> accessors) {
    Set<LockPath> used = new LinkedHashSet<>();
    woven.forEach(method -> method.locks().forEach(lock -> used.add(lock.path())));
    for (Accessor accessor : accessors) {
      if (accessor instanceof Accessor.OfLock lock) {
        used.add(lock.path());
      } else if (accessor instanceof Accessor.OfCondition condition) {
        condition.lock().ifPresent(lock -> used.add(lock.path()));
      }
    }
    List<LockField> locks = new ArrayList<>();
    for (LockPath path : used) {
      generatedAt(path, type).ifPresent(lock -> locks.add(fieldFor(lock)));
    }
    return locks;
  }

  /** Returns the generated lock of the object itself that a path names, if it names one. */
  private Optional<GeneratedLock> generatedAt(LockPath path, TypeElement type) {
    if (!(path.root() instanceof Root.This)
        || path.selectors().size() != 1
        || !(path.selectors().get(0) instanceof Selector.Field field)) {
      return Optional.empty();
    }
    return round.names().generated().introducersFor(type).stream()
        .flatMap(owner -> round.names().generated().find(owner, field.field().name()).stream())
        .filter(lock -> lock.path().equals(path))
        .findFirst();
  }

  private static LockField fieldFor(GeneratedLock lock) {
    Selector.Field step = (Selector.Field) lock.path().selectors().get(0);
    FieldRef field = step.field();
    return new LockField(lock.path(), lock.name(), field.toString(), lock.kind());
  }
}
