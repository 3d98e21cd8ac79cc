package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Two locks of one class, held together in an order that the caller of the body chooses: another
 * thread can choose the other way round.
 *
 * <p>One of them belongs to a parameter, the other to the object itself or to another parameter.
 * Objects that hang together (parent and child, wrapper and wrapped) are ordered by that.
 */
final class Rivals {

  private final ClassPool pool;
  private final CallGraph graph;

  /** The pairs of paths that each body locks one within the other. */
  private final Set<List<Object>> nested = new HashSet<>();

  private Rivals(ClassPool pool, CallGraph graph) {
    this.pool = pool;
    this.graph = graph;
  }

  static List<Nesting> among(List<Nesting> nestings, ClassPool pool, CallGraph graph) {
    Rivals rivals = new Rivals(pool, graph);
    List<Nesting> candidates =
        nestings.stream().filter(Rivals::areRivals).filter(rivals::playOneRole).toList();
    candidates.forEach(one -> rivals.nested.add(pair(one, one.outer().lock(), one.inner().lock())));
    List<Nesting> found = new ArrayList<>();
    Set<Object> places = new HashSet<>();
    for (Nesting nesting : candidates) {
      if (!rivals.areOrdered(nesting) && places.add(nesting.inner().route().start())) {
        found.add(nesting);
      }
    }
    return found;
  }

  /**
   * Returns whether the two objects can change places: not if no object is of both classes, as with
   * a connection and its streams that inherit one lock.
   */
  private boolean playOneRole(Nesting nesting) {
    String outer = typeOf(nesting.outer().lock().path().root(), nesting);
    String inner = typeOf(nesting.inner().lock().path().root(), nesting);
    if (outer.equals(inner) || !pool.knows(outer) || !pool.knows(inner)) {
      return true;
    }
    Set<String> ofBoth = new HashSet<>(pool.subtypes(outer));
    ofBoth.add(outer);
    Set<String> ofInner = new HashSet<>(pool.subtypes(inner));
    ofInner.add(inner);
    ofBoth.retainAll(ofInner);
    return !ofBoth.isEmpty();
  }

  private static String typeOf(Root root, Nesting nesting) {
    return root instanceof Root.Parameter parameter
        ? parameter.type()
        : nesting.in().method().owner();
  }

  private static List<Object> pair(Nesting nesting, LockUse outer, LockUse inner) {
    return List.of(nesting.in().method(), outer.path(), inner.path());
  }

  /**
   * Returns whether something was compared first: a body that takes both orders, or calls itself or
   * another the one way and the other, has looked which is right. Two elements that are looked up
   * by what a caller passes are in no order; passed by two calls of one body, they may be.
   */
  private boolean areOrdered(Nesting nesting) {
    if (nested.contains(pair(nesting, nesting.inner().lock(), nesting.outer().lock()))) {
      return true;
    }
    MethodRef method = nesting.in().method();
    Root outer = nesting.outer().lock().path().root();
    Root inner = nesting.inner().lock().path().root();
    Set<List<Object>> passed = new HashSet<>();
    passed.add(List.of(method, LockPath.of(outer), LockPath.of(inner)));
    for (CallGraph.Site site : graph.callersOf(nesting.in())) {
      LockPath first = actual(outer, site.call());
      LockPath second = actual(inner, site.call());
      MethodRef caller = site.caller().method();
      if (areChosen(first, second) || passed.contains(List.of(caller, second, first))) {
        return true;
      }
      passed.add(List.of(caller, first, second));
    }
    return false;
  }

  /** Returns whether the caller has two objects of which nobody knows why they are these. */
  private static boolean areChosen(LockPath first, LockPath second) {
    return first.equals(second) && first.root() instanceof Root.Unknown unknown && !unknown.byKey();
  }

  private static LockPath actual(Root formal, Fact.Call call) {
    if (formal instanceof Root.Parameter parameter) {
      return parameter.index() < call.arguments().size()
          ? call.arguments().get(parameter.index())
          : LockPath.unknown(parameter.type());
    }
    return call.receiver();
  }

  private static boolean areRivals(Nesting nesting) {
    Optional<LockClass> held = nesting.outerClass();
    LockPath outer = nesting.outer().lock().path();
    LockPath inner = nesting.inner().lock().path();
    return held.isPresent()
        && held.equals(nesting.inner().lockClass())
        && nesting.canBlock()
        && nesting.doubts() == 0
        && canConflict(nesting)
        && isCallers(outer, inner)
        && !hasGate(nesting, held.get());
  }

  private static boolean canConflict(Nesting nesting) {
    return nesting.outer().lock().mode() == LockMode.WRITE
        || nesting.inner().lock().mode() == LockMode.WRITE;
  }

  /** The caller chooses both objects, and each lock is at the same place of its object. */
  private static boolean isCallers(LockPath outer, LockPath inner) {
    boolean parameters =
        outer.root() instanceof Root.Parameter && inner.root() instanceof Root.Parameter;
    boolean own =
        (outer.root() instanceof Root.This && inner.root() instanceof Root.Parameter)
            || (outer.root() instanceof Root.Parameter && inner.root() instanceof Root.This);
    return (parameters || own)
        && !outer.root().equals(inner.root())
        && outer.selectors().equals(inner.selectors())
        && outer.isStable()
        && inner.isStable();
  }

  /** Whoever must hold another lock first meets nobody who does the same. */
  private static boolean hasGate(Nesting nesting, LockClass rivals) {
    String owner = nesting.in().method().owner();
    return nesting.held().all().stream()
        .filter(hold -> hold.certain() && hold.lock().mode() == LockMode.WRITE)
        .anyMatch(
            hold ->
                !LockClass.of(hold.lock(), owner).equals(Optional.of(rivals))
                    && isShared(hold.lock().path(), nesting));
  }

  /** A static lock, or one that is not chosen together with the rivals. */
  private static boolean isShared(LockPath path, Nesting nesting) {
    Root root = path.root();
    return root instanceof Root.Static
        || root instanceof Root.ClassLiteral
        || root instanceof Root.Outer
        || (root instanceof Root.This
            && !nesting.outer().lock().path().root().equals(root)
            && !nesting.inner().lock().path().root().equals(root));
  }
}
