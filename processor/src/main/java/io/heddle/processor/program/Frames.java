package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.List;
import java.util.Optional;

/** Carries lock paths between the frame of a caller and the frame of the body it calls. */
final class Frames {

  /** Longer paths name too little to be worth their cost. */
  private static final int LONGEST = 4;

  private Frames() {}

  /** Returns a callee's lock as the caller names it. */
  static LockUse toCaller(LockUse lock, MethodFacts caller, Fact.Call call, MethodFacts callee) {
    return new LockUse(toCaller(lock.path(), caller, call, callee), lock.mode(), lock.kind());
  }

  static LockPath toCaller(LockPath path, MethodFacts caller, Fact.Call call, MethodFacts callee) {
    Root root = path.root();
    if (root instanceof Root.This) {
      return rebased(path, call.receiver());
    } else if (root instanceof Root.Parameter parameter) {
      return parameter.index() < call.arguments().size()
          ? rebased(path, call.arguments().get(parameter.index()))
          : LockPath.unknown(parameter.type());
    } else if (root instanceof Root.Static || root instanceof Root.ClassLiteral) {
      return path;
    } else if (root instanceof Root.Outer outer) {
      return outerToCaller(path, outer, caller, call, callee);
    } else if (root instanceof Root.Local local) {
      return localToCaller(path, local, caller, call, callee);
    } else if (root instanceof Root.Fresh fresh) {
      return rebased(path, LockPath.unknown(fresh.type()));
    }
    return path;
  }

  /**
   * A part of an object that the caller made, or makes as its constructor, is known to be one, and
   * else only by its type.
   */
  private static LockPath localToCaller(
      LockPath path, Root.Local local, MethodFacts caller, Fact.Call call, MethodFacts callee) {
    for (LockPath origin : local.origin()) {
      LockPath seen = toCaller(origin, caller, call, callee);
      boolean own =
          seen.root() instanceof Root.This && caller.kind() == MethodFacts.Kind.CONSTRUCTOR;
      if (own || seen.root() instanceof Root.Fresh) {
        return rebased(path, seen);
      }
    }
    return rebased(path, LockPath.unknown(local.type()));
  }

  private static LockPath outerToCaller(
      LockPath path, Root.Outer outer, MethodFacts caller, Fact.Call call, MethodFacts callee) {
    boolean onThis = call.receiver().equals(LockPath.of(new Root.This()));
    if (onThis && caller.method().owner().equals(callee.method().owner())) {
      return path;
    }
    if (onThis && caller.method().owner().equals(outer.type())) {
      return rebased(path, LockPath.of(new Root.This()));
    }
    // An object that the caller made itself is within the caller's own.
    return call.receiver().root() instanceof Root.Fresh
            && call.receiver().selectors().isEmpty()
            && caller.method().owner().equals(outer.type())
        ? rebased(path, LockPath.of(new Root.This()))
        : rebased(path, LockPath.unknown(outer.type()));
  }

  /** Returns a path behind a prefix; of one that gets too long only the type is kept. */
  static LockPath rebased(LockPath path, LockPath prefix) {
    LockPath joined = path.rebasedOn(prefix);
    return joined.selectors().size() > LONGEST ? LockPath.unknown(joined.type()) : joined;
  }

  /** Returns a caller's lock as the callee names it, or nothing if the callee cannot name it. */
  static Optional<LockUse> toCallee(LockUse lock, Fact.Call call) {
    LockPath path = lock.path();
    if (path.root() instanceof Root.Static || path.root() instanceof Root.ClassLiteral) {
      return Optional.of(lock);
    }
    boolean onThis = call.receiver().equals(LockPath.of(new Root.This()));
    if (onThis && path.root() instanceof Root.Outer) {
      return Optional.of(lock);
    }
    Optional<LockPath> fromThis = below(path, call.receiver(), new Root.This());
    if (fromThis.isPresent()) {
      return fromThis.map(found -> new LockUse(found, lock.mode(), lock.kind()));
    }
    for (int index = 0; index < call.arguments().size(); index++) {
      LockPath argument = call.arguments().get(index);
      Optional<LockPath> found = below(path, argument, parameter(call.target(), index));
      if (found.isPresent()) {
        return found.map(known -> new LockUse(known, lock.mode(), lock.kind()));
      }
    }
    return Optional.empty();
  }

  /**
   * Returns a caller's lock as a body of an inner class may name it, from the enclosing instance:
   * of which object that is, only the class is known.
   */
  static Optional<LockUse> toInner(LockUse lock, MethodFacts caller, MethodFacts callee) {
    LockPath path = lock.path();
    String type = "";
    if (path.root() instanceof Root.This) {
      type = caller.method().owner();
    } else if (path.root() instanceof Root.Outer outer) {
      type = outer.type();
    } else if (path.root() instanceof Root.Unknown unknown
        && caller.method().owner().startsWith(unknown.type() + "$")) {
      type = unknown.type();
    }
    return !type.isEmpty() && (callee.method().owner() + "$").startsWith(type + "$")
        ? Optional.of(new LockUse(rebased(path, LockPath.unknown(type)), lock.mode(), lock.kind()))
        : Optional.empty();
  }

  /** The facts do not say what the callee calls it. */
  private static Root parameter(MethodRef callee, int index) {
    String types = callee.parameters();
    List<String> each = List.of(types.substring(1, types.length() - 1).split(",", -1));
    return new Root.Parameter(
        index, "argument " + (index + 1), index < each.size() ? each.get(index) : "");
  }

  /** Returns what follows a prefix of a path, from another root. */
  static Optional<LockPath> below(LockPath path, LockPath prefix, Root newRoot) {
    if (prefix.root() instanceof Root.Unknown || !path.root().equals(prefix.root())) {
      return Optional.empty();
    }
    List<Selector> steps = path.selectors();
    int depth = prefix.selectors().size();
    if (steps.size() < depth || !steps.subList(0, depth).equals(prefix.selectors())) {
      return Optional.empty();
    }
    return Optional.of(new LockPath(newRoot, steps.subList(depth, steps.size())));
  }
}
