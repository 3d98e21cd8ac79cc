package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The locks that stay taken on some path, the bodies left out whose business that is: those that
 * say so, and those that leave the lock to somebody in the program who gives it back.
 */
final class Leaks {

  private static final Comparator<Leak> RETURNS_FIRST =
      Comparator.comparing(Leak::thrown)
          .thenComparing(leak -> leak.left().map(Fact::at).orElse(leak.taken()));

  /** Nobody gives back a lock through one of these. */
  private static final Set<String> MERE_VALUES =
      Set.of(
          "java.lang.String",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Boolean",
          "java.lang.Double",
          "java.lang.Object");

  private static final String CONDITION = "java.util.concurrent.locks.Condition";

  private final ClassPool pool;
  private final Custodies custodies;
  private final List<Leak> found = new ArrayList<>();

  private Leaks(ClassPool pool, Custodies custodies) {
    this.pool = pool;
    this.custodies = custodies;
  }

  static List<Leak> in(ClassPool pool, Custodies custodies) {
    Leaks leaks = new Leaks(pool, custodies);
    custodies
        .walks()
        .forEach(
            (method, walk) -> {
              if (!walk.gaveUp) {
                walk.taken.forEach(key -> leaks.find(method, walk, key));
              }
            });
    return leaks.found;
  }

  private void find(MethodFacts method, CustodyWalk.Result walk, Custody.Key key) {
    boolean promised =
        method.promise().acquires().stream().anyMatch(lock -> lock.path().equals(key.path()))
            || method.promise().attempts().stream()
                .anyMatch(lock -> lock.path().equals(key.path()));
    if (promised || isAwait(method) || isLeftToOthers(method, walk, key)) {
      return;
    }
    Map<Position, Leak> byPlace = new LinkedHashMap<>();
    for (Custody path : walk.returns) {
      if (!carries(path.returned(), key.path())) {
        note(method, walk, key, path, false, byPlace);
      }
    }
    for (Custody path : walk.exceptions) {
      if (path.left().filter(fact -> !(fact instanceof Fact.Result)).isPresent()) {
        note(method, walk, key, path, true, byPlace);
      }
    }
    found.addAll(byPlace.values());
  }

  /** Whoever waits for a condition holds its lock before and after, and gives it up meanwhile. */
  private boolean isAwait(MethodFacts method) {
    return method.method().name().startsWith("await")
        && pool.superTypes(method.method().owner()).contains(CONDITION);
  }

  private static void note(
      MethodFacts method,
      CustodyWalk.Result walk,
      Custody.Key key,
      Custody path,
      boolean thrown,
      Map<Position, Leak> byPlace) {
    Optional<Custody.Level> taken =
        path.level(key).filter(level -> level.count() > 0 && !level.unclear());
    if (taken.isPresent()) {
      Custody.Level level = taken.get();
      Optional<Fact> left = path.left().filter(fact -> thrown || fact instanceof Fact.Result);
      Leak leak =
          new Leak(method, level.lock(), level.since(), thrown, left, walk.givenBack.contains(key));
      byPlace.merge(
          level.since(),
          leak,
          (one, other) -> RETURNS_FIRST.compare(one, other) <= 0 ? one : other);
    }
  }

  /**
   * Returns whether the body returns with the lock taken on purpose, so that others give it back.
   */
  private boolean isLeftToOthers(MethodFacts method, CustodyWalk.Result walk, Custody.Key key) {
    List<Custody> held = walk.returns.stream().filter(path -> path.count(key) > 0).toList();
    boolean always = !held.isEmpty() && held.size() == walk.returns.size();
    boolean neverGiven = !walk.givenBack.contains(key) && !always;
    boolean decided =
        !held.isEmpty()
            && held.stream().allMatch(path -> path.result().orElse(false))
            && walk.returns.stream()
                .filter(path -> path.count(key) <= 0)
                .noneMatch(path -> path.result().orElse(true));
    return (always || neverGiven || decided) && someoneGivesBack(method, held, key);
  }

  private boolean someoneGivesBack(MethodFacts method, List<Custody> held, Custody.Key key) {
    Root root = key.path().root();
    boolean isCallers = key.path().selectors().isEmpty() && !(root instanceof Root.Static);
    if (held.isEmpty() || isCallers || root instanceof Root.Parameter) {
      return true;
    }
    Optional<LockClass> name =
        held.get(0)
            .level(key)
            .flatMap(level -> LockClass.of(level.lock(), method.method().owner()));
    return name.isEmpty() || custodies.isGivenBackForOthers(name.get(), key.mode());
  }

  /**
   * Returns whether whoever gets an object can give back a lock: it owns it, or was made for it.
   */
  private static boolean carries(LockPath returned, LockPath lock) {
    if (returned.root() instanceof Root.Unknown) {
      return !returned.type().isEmpty() && !isMereValue(returned.type());
    }
    boolean isNew = returned.root() instanceof Root.Fresh && returned.selectors().isEmpty();
    return isNew || isBelow(lock, returned) || isBelow(returned, lock);
  }

  private static boolean isMereValue(String type) {
    return MERE_VALUES.contains(type)
        || (type.startsWith("java.util.") && !type.startsWith("java.util.concurrent.locks."));
  }

  private static boolean isBelow(LockPath longer, LockPath shorter) {
    int depth = shorter.selectors().size();
    return longer.root().equals(shorter.root())
        && longer.selectors().size() >= depth
        && longer.selectors().subList(0, depth).equals(shorter.selectors());
  }
}
