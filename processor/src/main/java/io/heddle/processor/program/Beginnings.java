package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import java.util.Optional;
import java.util.Set;

/**
 * The methods that end what a constructor began: by their name, they run once, before anybody else
 * has reason to use the object.
 *
 * <p>Not if another method of the object calls it with no lock held: then it runs again while the
 * object is in use.
 */
final class Beginnings {

  private static final Set<String> NAMES =
      Set.of(
          "activate",
          "afterPropertiesSet",
          "doInit",
          "doOpen",
          "doStart",
          "init",
          "initialise",
          "initialize",
          "onSubscribe",
          "open",
          "postConstruct",
          "setUp",
          "start",
          "startUp",
          "startup");

  private static final LockPath THIS = LockPath.of(new Root.This());

  private final CallGraph graph;
  private final EntryLocks entries;

  Beginnings(CallGraph graph, EntryLocks entries) {
    this.graph = graph;
    this.entries = entries;
  }

  /** Returns whether a body uses a field of its object before others do. */
  boolean isBefore(MethodFacts method, Fact.Unguarded use) {
    return use.base().equals(THIS)
        && isBeginning(method)
        && graph.callersOf(method).stream().noneMatch(this::isAgain);
  }

  private static boolean isBeginning(MethodFacts method) {
    return method.kind() == MethodFacts.Kind.METHOD && NAMES.contains(method.method().name());
  }

  private boolean isAgain(CallGraph.Site site) {
    MethodFacts caller = site.caller();
    Optional<HeldLocks> held = entries.flow(caller).flatMap(flow -> flow.before().get(site.node()));
    return site.call().receiver().equals(THIS)
        && caller.kind() != MethodFacts.Kind.CONSTRUCTOR
        && !isBeginning(caller)
        && held.filter(locks -> locks.all().isEmpty()).isPresent();
  }
}
