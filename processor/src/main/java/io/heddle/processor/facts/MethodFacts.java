package io.heddle.processor.facts;

import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Promise;
import java.util.List;
import java.util.Set;

/**
 * What is known of one method, constructor, initialiser or lambda body.
 *
 * @param method its name; a lambda body is named {@code lambda$N} in its class
 * @param kind what sort of body it is
 * @param callers who can call it
 * @param overridable whether a subclass can override it
 * @param entry the locks that its own contract says are held when it starts, in its frame
 * @param promise what its own contract says that it does to its caller's locks
 * @param body what it does
 * @param returns the object that it returns when all it does is return that: the field of a getter;
 *     else empty
 * @param suppressed the keys that {@code @SuppressWarnings} silences in it, those of the enclosing
 *     elements included
 * @param at where it is declared
 */
public record MethodFacts(
    MethodRef method,
    Kind kind,
    Callers callers,
    boolean overridable,
    List<LockUse> entry,
    Promise promise,
    Body body,
    List<LockPath> returns,
    Set<String> suppressed,
    Position at) {

  public MethodFacts {
    entry = List.copyOf(entry);
    returns = List.copyOf(returns);
    suppressed = Set.copyOf(suppressed);
  }

  /** Hashes the name alone: no two bodies of a program share one. */
  @Override
  public int hashCode() {
    return method.hashCode();
  }

  /** What sort of body it is. */
  public enum Kind {
    METHOD,
    /** A constructor, with the field initialisers and initialiser blocks of its class in front. */
    CONSTRUCTOR,
    STATIC_INITIALIZER,
    /** A lambda body that surely runs later, on any thread, with nothing held. */
    DEFERRED,
    /**
     * The body of a lambda, or of a method of an anonymous class, of which nobody knows when it
     * runs: nothing is known about what is held.
     */
    ESCAPING
  }

  /** Who can call it. */
  public enum Callers {
    /**
     * Only code of the same outermost class, and all of its calls are in the facts but those
     * through a method reference of which nobody knows when it runs.
     */
    CLASS,
    /** Only code of the same package, and subclasses, which are taken to call it alike. */
    PACKAGE,
    /** Anyone, or someone unseen: another thread, reflection, an interface. */
    ANYONE
  }
}
