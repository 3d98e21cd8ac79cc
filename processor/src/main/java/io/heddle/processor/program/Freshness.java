package io.heddle.processor.program;

import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.List;
import java.util.Set;

/**
 * Which objects no other thread can have yet: those that a body has just made, and their parts.
 *
 * <p>What a constructor was passed is no part of the new object: its caller had it before. That a
 * new object is handed to others soon is not followed.
 *
 * @param received the fields that bodies fill with what their callers pass
 */
record Freshness(Set<FieldRef> received) {

  Freshness {
    received = Set.copyOf(received);
  }

  /** Returns whether a path starts at an object that the body itself makes. */
  boolean isNew(LockPath path) {
    LockPath whole = fromOrigin(path);
    return whole.root() instanceof Root.Fresh && staysInside(whole);
  }

  /** Returns whether a body runs before others can have the object that a path names. */
  boolean isPrivate(LockPath path, MethodFacts in) {
    LockPath whole = fromOrigin(path);
    boolean own =
        whole.root() instanceof Root.Fresh
            || (in.kind() == MethodFacts.Kind.CONSTRUCTOR && whole.root() instanceof Root.This);
    return own && staysInside(whole);
  }

  /** Returns whether what a path names is part of the object whose body names it. */
  boolean isOwnPart(LockPath path) {
    return path.root() instanceof Root.This && staysInside(path);
  }

  private static LockPath fromOrigin(LockPath path) {
    return path.root() instanceof Root.Local local && !local.origin().isEmpty()
        ? path.rebasedOn(local.origin().get(0))
        : path;
  }

  private boolean staysInside(LockPath path) {
    List<Selector> steps = path.selectors();
    return steps.isEmpty()
        || !(steps.get(0) instanceof Selector.Field field)
        || !received.contains(field.field());
  }
}
