package io.heddle.processor.program;

import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Root;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Follows one body path by path, as far as its booleans and explicit locks differ.
 *
 * <p>Paths that are alike are followed once. A body with more of them than {@value
 * #MOST_ALTOGETHER} is given up: nothing is known of it then.
 */
final class CustodyWalk {

  private static final int MOST_AT_A_NODE = 24;
  private static final int MOST_ALTOGETHER = 20_000;

  private record Point(int node, Custody path) {}

  private final MethodFacts method;
  private final Function<Fact.Call, Custodies.Change> changeBy;
  private final Predicate<Fact.Call> canThrow;
  private final Map<Integer, Set<Custody.Shape>> seen = new HashMap<>();
  private final Deque<Point> open = new ArrayDeque<>();
  private final Result result = new Result();
  private int steps;

  private CustodyWalk(
      MethodFacts method,
      Function<Fact.Call, Custodies.Change> changeBy,
      Predicate<Fact.Call> canThrow) {
    this.method = method;
    this.changeBy = changeBy;
    this.canThrow = canThrow;
  }

  /** A lock is given back on a path that has not taken it. */
  record Excess(Fact fact, LockUse lock, Custody path) {}

  /** What a walk came to. */
  static final class Result {
    /** The paths on which the body returns. */
    final List<Custody> returns = new ArrayList<>();

    /** The paths on which it leaves with an exception. */
    final List<Custody> exceptions = new ArrayList<>();

    /** The releases of something that the path had not taken. */
    final List<Excess> excesses = new ArrayList<>();

    /** The releases of something that the path had taken, and the locks that they gave back. */
    final Set<Fact> matched = new HashSet<>();

    /** The locks that some path gives back. */
    final Set<Custody.Key> givenBack = new LinkedHashSet<>();

    /** The locks that the body itself takes. */
    final Set<Custody.Key> taken = new LinkedHashSet<>();

    /** Whether there were too many paths. */
    boolean gaveUp;
  }

  static Result of(
      MethodFacts method,
      Function<Fact.Call, Custodies.Change> changeBy,
      Predicate<Fact.Call> canThrow) {
    CustodyWalk walk = new CustodyWalk(method, changeBy, canThrow);
    walk.reach(0, Custody.START);
    walk.walk();
    return walk.result;
  }

  private void walk() {
    while (!open.isEmpty() && !result.gaveUp) {
      Point point = open.removeFirst();
      Node node = method.body().nodes().get(point.node());
      if (node.fact().isEmpty()) {
        go(node, point.path());
        leave(node, point.path().failing());
      } else {
        step(node, node.fact().get(0), point.path());
      }
    }
  }

  private void go(Node node, Custody path) {
    node.next().forEach(next -> reach(next, path));
  }

  private void leave(Node node, Custody path) {
    if (node.onException() != Body.NEVER) {
      reach(node.onException(), path);
    }
  }

  private void reach(int node, Custody path) {
    if (node == Body.EXIT) {
      result.returns.add(path);
    } else if (node == Body.THROWS) {
      result.exceptions.add(path);
    } else if (node >= 0 && arrive(node, path.shape())) {
      open.addLast(new Point(node, path));
    }
  }

  private boolean arrive(int node, Custody.Shape shape) {
    Set<Custody.Shape> known = seen.computeIfAbsent(node, at -> new HashSet<>());
    boolean isNew = known.add(shape);
    result.gaveUp |= known.size() > MOST_AT_A_NODE || ++steps > MOST_ALTOGETHER;
    return isNew;
  }

  private void step(Node node, Fact fact, Custody path) {
    if (fact instanceof Fact.Acquire acquire) {
      go(node, taking(acquire.lock(), acquire, path));
      leave(node, path.thrownBy(fact));
    } else if (fact instanceof Fact.Release release) {
      go(node, giving(release, path));
    } else if (fact instanceof Fact.TryAcquire attempt) {
      go(node, taking(attempt.lock(), attempt, path).assign(attempt.variable(), List.of(true)));
      go(node, path.assign(attempt.variable(), List.of(false)));
    } else if (fact instanceof Fact.Branch branch) {
      path.branch(branch.variable(), branch.value()).ifPresent(on -> go(node, on));
    } else if (fact instanceof Fact.Assume assume) {
      LockUse lock = assume.lock();
      path.assume(lock, assume.held(), assume.at()).ifPresent(on -> go(node, on));
    } else if (fact instanceof Fact.Call call) {
      Custodies.Change change = changeBy.apply(call);
      Custody given = released(change, call, path);
      go(node, taken(change, call, given));
      if (canThrow.test(call)) {
        leave(node, given.thrownBy(fact));
      }
    } else {
      go(node, after(fact, path));
      leave(node, path.thrownBy(fact));
    }
  }

  private static Custody after(Fact fact, Custody path) {
    if (fact instanceof Fact.Assign assign) {
      return path.assign(assign.variable(), assign.value());
    } else if (fact instanceof Fact.Result returned) {
      return path.returning(returned);
    } else if (fact instanceof Fact.Rebind rebind) {
      return path.rebind(rebind.id());
    }
    return path;
  }

  private Custody taking(LockUse lock, Fact fact, Custody path) {
    if (!isFollowed(lock)) {
      return path;
    }
    result.taken.add(Custody.Key.of(lock));
    return path.acquire(lock, fact.at());
  }

  private Custody giving(Fact.Release release, Custody path) {
    LockUse lock = release.lock();
    if (lock.kind() == LockKind.MONITOR) {
      return path;
    } else if (!isFollowed(lock)) {
      // It may be any of them, under another name.
      return path.losing(any -> true);
    }
    Custody.Key key = keyOf(lock, path);
    result.givenBack.add(key);
    if (path.count(key) > 0) {
      result.matched.add(release);
    } else if (!path.isUnclear(key)) {
      result.excesses.add(new Excess(release, lock, path));
    }
    return path.release(new LockUse(lock.path(), key.mode(), lock.kind()), release.at());
  }

  /** An unlock through a view whose side nobody knows gives back the side that is held. */
  private static Custody.Key keyOf(LockUse lock, Custody path) {
    Custody.Key key = Custody.Key.of(lock);
    boolean sided = lock.kind() == LockKind.READ_WRITE;
    return !sided && path.count(key) <= 0 && path.count(key.otherSide()) > 0
        ? key.otherSide()
        : key;
  }

  static boolean isFollowed(LockUse lock) {
    return lock.kind() != LockKind.MONITOR && !(lock.path().root() instanceof Root.Unknown);
  }

  /** Whoever gives back for others does so first of all, even if it throws later. */
  private Custody released(Custodies.Change change, Fact.Call call, Custody path) {
    Custody after = path;
    for (LockUse lock : change.released()) {
      if (isFollowed(lock)) {
        result.givenBack.add(Custody.Key.of(lock));
        after = after.release(lock, call.at());
      } else {
        after = after.losing(any -> true);
      }
    }
    return after;
  }

  private static Custody taken(Custodies.Change change, Fact.Call call, Custody path) {
    Custody after = path;
    for (LockUse lock : change.acquired()) {
      after = isFollowed(lock) ? after.acquire(lock, call.at()) : after;
    }
    for (LockUse lock : change.unclear()) {
      after =
          isFollowed(lock)
              ? after.unclear(lock, call.at())
              : after.losing(one -> one.path().type().equals(lock.path().type()));
    }
    return after;
  }
}
