package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Facts about shared state that take place while no lock is held: neither by the body itself nor by
 * those who call it, as far as they are known.
 */
final class Unlocked {

  /** Through how many callers a lock is looked for. */
  private static final int MOST_CALLERS = 3;

  private static final Set<String> DESERIALIZERS = Set.of("readObject", "readObjectNoData");

  private final ClassPool pool;
  private final CallGraph graph;
  private final EntryLocks entries;

  Unlocked(ClassPool pool, CallGraph graph, EntryLocks entries) {
    this.pool = pool;
    this.graph = graph;
    this.entries = entries;
  }

  /** Returns the facts of a kind; a finally block has them once, however often it is left. */
  <F extends Fact> List<Occurrence<F>> all(Class<F> kind) {
    List<Occurrence<F>> found = new ArrayList<>();
    for (MethodFacts method : pool.methods()) {
      if (method.kind() != MethodFacts.Kind.ESCAPING) {
        add(method, kind, found);
      }
    }
    return found;
  }

  private <F extends Fact> void add(MethodFacts method, Class<F> kind, List<Occurrence<F>> found) {
    List<Node> nodes = method.body().nodes();
    Set<F> seen = new HashSet<>();
    for (int index = 0; index < nodes.size(); index++) {
      for (Fact fact : nodes.get(index).fact()) {
        if (kind.isInstance(fact) && seen.add(kind.cast(fact)) && isFree(method, index)) {
          found.add(new Occurrence<>(method, kind.cast(fact), HeldLocks.NONE));
        }
      }
    }
  }

  private boolean isFree(MethodFacts method, int node) {
    return heldAt(method, node).filter(held -> held.all().isEmpty()).isPresent()
        && !isHeldByCallers(method);
  }

  private Optional<HeldLocks> heldAt(MethodFacts method, int node) {
    return entries.flow(method).flatMap(flow -> flow.before().get(node));
  }

  /** Returns whether every call of a body that is known is made with some lock. */
  boolean isHeldByCallers(MethodFacts method) {
    return isHeldByCallers(method, MOST_CALLERS);
  }

  private boolean isHeldByCallers(MethodFacts method, int depth) {
    List<CallGraph.Site> sites = graph.allCallersOf(method);
    return depth > 0
        && !sites.isEmpty()
        && sites.stream().allMatch(site -> isHeldAt(site, depth - 1));
  }

  private boolean isHeldAt(CallGraph.Site site, int depth) {
    Optional<HeldLocks> held = heldAt(site.caller(), site.node());
    return held.isEmpty() || !held.get().all().isEmpty() || isHeldByCallers(site.caller(), depth);
  }

  /**
   * Returns whether only the thread that makes an object, or class, can touch the fields of an
   * object: of its own, and of its parts.
   */
  static boolean isUnderConstruction(MethodFacts method, LockPath object) {
    boolean makesIts =
        method.kind() == MethodFacts.Kind.CONSTRUCTOR
            || DESERIALIZERS.contains(method.method().name());
    boolean makesClass =
        method.kind() == MethodFacts.Kind.STATIC_INITIALIZER
            && object.equals(LockPath.of(new Root.ClassLiteral(method.method().owner())));
    return object.root() instanceof Root.Fresh
        || makesClass
        || (makesIts && object.root() instanceof Root.This);
  }
}
