package io.heddle.processor.facts.read;

import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The final fields of one top-level class that hold a view of a lock: {@code r = rw.readLock()}, or
 * a condition made over a lock.
 */
final class LockViews {

  private final Map<FieldRef, LockUse> views = new HashMap<>();

  /** Notes what a field is a view of, in the frame of the object that has the field. */
  void put(FieldRef field, LockUse lock) {
    views.put(field, lock);
  }

  /** Returns the lock behind a path that ends in a field which is a view. */
  Optional<LockUse> behind(LockPath path) {
    if (views.isEmpty()) {
      return Optional.empty();
    }
    List<Selector> steps = path.selectors();
    if (steps.isEmpty()) {
      return path.root() instanceof Root.Static root
          ? Optional.ofNullable(views.get(root.field()))
          : Optional.empty();
    }
    Selector last = steps.get(steps.size() - 1);
    LockPath base = new LockPath(path.root(), steps.subList(0, steps.size() - 1));
    return last instanceof Selector.Field field
        ? Optional.ofNullable(views.get(field.field())).map(view -> rebased(view, base))
        : Optional.empty();
  }

  /** Returns the lock itself where a use names a view of it; the read side is only ever read. */
  LockUse resolved(LockUse use) {
    return behind(use.path())
        .map(
            lock -> {
              LockMode mode = lock.mode() == LockMode.READ ? LockMode.READ : use.mode();
              return new LockUse(lock.path(), mode, lock.kind());
            })
        .orElse(use);
  }

  private static LockUse rebased(LockUse view, LockPath base) {
    return view.path().root() instanceof Root.This
        ? new LockUse(view.path().rebasedOn(base), view.mode(), view.kind())
        : view;
  }
}
