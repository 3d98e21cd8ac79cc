package io.heddle.processor.program;

import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.List;
import java.util.Set;

/**
 * Whether two names of a body are of one object.
 *
 * @param backlinks the ways back from parts to their wholes
 * @param passed the fields that bodies fill with what their callers pass
 */
record Identities(Backlinks backlinks, Set<FieldRef> passed) {

  Identities {
    passed = Set.copyOf(passed);
  }

  /** Returns whether both names are surely of one object. */
  boolean areSame(Condition.Compared names) {
    LockPath one = backlinks.shortened(names.one());
    LockPath other = backlinks.shortened(names.other());
    return (one.isStable() && one.equals(other)) || leadsBack(one, other) || leadsBack(other, one);
  }

  /** Returns whether the names are surely of two objects: one is new, the other was there. */
  boolean differ(Condition.Compared names) {
    return differs(names.one(), names.other()) || differs(names.other(), names.one());
  }

  private static boolean differs(LockPath made, LockPath other) {
    Root root = other.root();
    return made.root() instanceof Root.Fresh
        && made.selectors().isEmpty()
        && other.selectors().isEmpty()
        && (root instanceof Root.This
            || root instanceof Root.Parameter
            || (root instanceof Root.Fresh && !root.equals(made.root())));
  }

  /**
   * Returns whether a way starts with a part of an object, and goes on by final fields to an object
   * of the same class and its part: a part that its owner made itself knows its owner.
   */
  private boolean leadsBack(LockPath part, LockPath way) {
    List<Selector> first = part.selectors();
    List<Selector> whole = way.selectors();
    int depth = first.size();
    return depth > 0
        && whole.size() > depth + 1
        && way.root().equals(part.root())
        && whole.subList(0, depth).equals(first)
        && whole.get(whole.size() - 1).equals(first.get(depth - 1))
        && first.get(depth - 1) instanceof Selector.Field field
        && !passed.contains(field.field())
        && whole.subList(depth, whole.size() - 1).stream().allMatch(Identities::isFinal);
  }

  private static boolean isFinal(Selector step) {
    return step instanceof Selector.Field field && field.field().isFinal();
  }
}
