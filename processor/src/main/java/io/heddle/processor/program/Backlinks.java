package io.heddle.processor.program;

import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Parts that know the object they are a part of, or something that it has, such as its lock: who
 * goes from an object to such a part and back is where he was.
 *
 * <p>The field of the part is final, and each constructor fills it with an object that it makes
 * there and then; that one either keeps what made it in a final field of its own, or is of an inner
 * class.
 */
final class Backlinks {

  private static final LockPath THIS = LockPath.of(new Root.This());

  /** Through how many constructors an argument is followed. */
  private static final int MOST_CONSTRUCTORS = 4;

  /**
   * How a part names its whole.
   *
   * @param fields its fields that keep the whole
   * @param outer the class of the whole, if that is its enclosing instance; else empty
   * @param shared its fields that keep something else that the whole has, and what the whole calls
   *     it
   */
  private record Back(Set<FieldRef> fields, String outer, Map<FieldRef, LockPath> shared) {
    static final Back NONE = new Back(Set.of(), "", Map.of());

    Back and(Back other) {
      Set<FieldRef> common = new LinkedHashSet<>(fields);
      common.retainAll(other.fields);
      Map<FieldRef, LockPath> alike = new LinkedHashMap<>(shared);
      alike.entrySet().retainAll(other.shared.entrySet());
      return new Back(common, outer.equals(other.outer) ? outer : "", alike);
    }

    boolean isNothing() {
      return fields.isEmpty() && outer.isEmpty() && shared.isEmpty();
    }

    /** Returns one of its names. */
    LockPath name() {
      return fields.isEmpty()
          ? LockPath.of(new Root.Outer(outer))
          : THIS.then(new Selector.Field(fields.iterator().next()));
    }
  }

  private final ClassPool pool;

  /** By the field of the part. */
  private final Map<FieldRef, Back> parts = new HashMap<>();

  Backlinks(ClassPool pool) {
    this.pool = pool;
    for (ClassFacts one : pool.classes()) {
      for (MethodFacts method : one.methods()) {
        if (method.kind() == MethodFacts.Kind.CONSTRUCTOR) {
          facts(method, Fact.Fill.class)
              .forEach(fill -> parts.merge(fill.field(), back(method, fill), Back::and));
        }
      }
    }
    parts.values().removeIf(Back::isNothing);
  }

  private static <F extends Fact> Stream<F> facts(MethodFacts method, Class<F> kind) {
    return method.body().nodes().stream()
        .flatMap(node -> node.fact().stream())
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  private Back back(MethodFacts maker, Fact.Fill fill) {
    if (!(fill.value().root() instanceof Root.Fresh made)) {
      return Back.NONE;
    }
    Set<FieldRef> fields = new LinkedHashSet<>();
    Map<FieldRef, LockPath> shared = new LinkedHashMap<>();
    facts(maker, Fact.Call.class)
        .filter(call -> isConstructor(call) && call.receiver().equals(fill.value()))
        .forEach(
            call -> {
              fields.addAll(filled(call, THIS));
              call.arguments().stream()
                  .filter(Backlinks::isOwnForGood)
                  .forEach(own -> filled(call, own).forEach(field -> shared.put(field, own)));
            });
    String owner = maker.method().owner();
    return new Back(fields, isInner(made.type(), owner) ? owner : "", shared);
  }

  /** What a final field of the whole refers to, whenever it is asked. */
  private static boolean isOwnForGood(LockPath path) {
    return path.root() instanceof Root.This && !path.selectors().isEmpty() && path.isStable();
  }

  private Set<FieldRef> filled(Fact.Call construction, LockPath object) {
    return filled(construction.target(), construction.arguments(), object, MOST_CONSTRUCTORS);
  }

  /** What is nested deeper is not enclosed by the object itself. */
  private static boolean isInner(String type, String owner) {
    return type.startsWith(owner + "$") && type.indexOf('$', owner.length() + 1) < 0;
  }

  private static boolean isConstructor(Fact.Call call) {
    return call.target().name().equals("<init>");
  }

  /** Returns the fields in which a constructor keeps an object that it is passed, and no other. */
  private Set<FieldRef> filled(
      MethodRef constructor, List<LockPath> arguments, LockPath object, int depth) {
    Optional<MethodFacts> body = pool.method(constructor);
    Set<FieldRef> fields = new LinkedHashSet<>();
    if (depth == 0 || body.isEmpty()) {
      return fields;
    }
    for (int index = 0; index < arguments.size(); index++) {
      if (arguments.get(index).equals(object)) {
        LockPath passed = LockPath.of(new Root.Parameter(index, "", ""));
        facts(body.get(), Fact.Call.class)
            .filter(call -> isConstructor(call) && call.receiver().equals(THIS))
            .forEach(
                call -> fields.addAll(filled(call.target(), call.arguments(), passed, depth - 1)));
        facts(body.get(), Fact.Fill.class)
            .filter(fill -> fill.value().equals(passed))
            .forEach(fill -> fields.add(fill.field()));
        facts(body.get(), Fact.Fill.class)
            .filter(fill -> !fill.value().equals(passed))
            .forEach(fill -> fields.remove(fill.field()));
      }
    }
    return fields;
  }

  /** Returns a path without its ways to a part and back. */
  LockPath shortened(LockPath path) {
    if (parts.isEmpty() || path.selectors().size() < 2) {
      return path;
    }
    List<Selector> steps = new ArrayList<>();
    for (Selector step : path.selectors()) {
      if (!steps.isEmpty() && leadsBack(steps.get(steps.size() - 1), step)) {
        steps.remove(steps.size() - 1);
      } else if (!steps.isEmpty() && sharedBy(steps.get(steps.size() - 1), step).isPresent()) {
        LockPath own = sharedBy(steps.remove(steps.size() - 1), step).orElseThrow();
        steps.addAll(own.selectors());
      } else {
        steps.add(step);
      }
    }
    return steps.equals(path.selectors()) ? path : new LockPath(path.root(), steps);
  }

  private Optional<LockPath> sharedBy(Selector there, Selector step) {
    return there instanceof Selector.Field part && step instanceof Selector.Field field
        ? Optional.ofNullable(
            parts.getOrDefault(part.field(), Back.NONE).shared().get(field.field()))
        : Optional.empty();
  }

  private boolean leadsBack(Selector there, Selector back) {
    return there instanceof Selector.Field part
        && back instanceof Selector.Field whole
        && parts.getOrDefault(part.field(), Back.NONE).fields().contains(whole.field());
  }

  /** Returns a callee's lock as the caller names it. */
  LockUse toCaller(LockUse lock, MethodFacts caller, Fact.Call call, MethodFacts callee) {
    LockPath path = lock.path();
    LockPath seen =
        path.root() instanceof Root.Outer outer
                && backOf(call.receiver()).outer().equals(outer.type())
            ? Frames.rebased(path, wholeOf(call.receiver()))
            : Frames.toCaller(path, caller, call, callee);
    return new LockUse(shortened(seen), lock.mode(), lock.kind());
  }

  /** Returns a caller's lock as a part that it calls names it, or nothing if that cannot. */
  Optional<LockUse> toCallee(LockUse lock, Fact.Call call) {
    LockPath part = call.receiver();
    Back back = backOf(part);
    if (back.equals(Back.NONE)) {
      return Optional.empty();
    }
    return Frames.below(lock.path(), wholeOf(part), new Root.This())
        .flatMap(rest -> nameIn(back, rest))
        .map(path -> new LockUse(path, lock.mode(), lock.kind()));
  }

  /** Returns how a part names what its whole has. */
  private static Optional<LockPath> nameIn(Back back, LockPath own) {
    for (Map.Entry<FieldRef, LockPath> shared : back.shared().entrySet()) {
      if (shared.getValue().equals(own)) {
        return Optional.of(THIS.then(new Selector.Field(shared.getKey())));
      }
    }
    return back.fields().isEmpty() && back.outer().isEmpty()
        ? Optional.empty()
        : Optional.of(own.rebasedOn(back.name()));
  }

  private Back backOf(LockPath part) {
    List<Selector> steps = part.selectors();
    return parts.isEmpty()
            || steps.isEmpty()
            || !(steps.get(steps.size() - 1) instanceof Selector.Field last)
        ? Back.NONE
        : parts.getOrDefault(last.field(), Back.NONE);
  }

  private static LockPath wholeOf(LockPath part) {
    List<Selector> steps = part.selectors();
    return new LockPath(part.root(), steps.subList(0, steps.size() - 1));
  }
}
