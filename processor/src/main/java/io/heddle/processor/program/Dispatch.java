package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bodies that a call can run.
 *
 * <p>A call whose receiver has more than {@value #MOST} candidates runs, as far as is known,
 * nothing: on real code most reports through such a call combine classes that never meet. So it is
 * with a receiver of which only an interface or class of the JDK is known.
 */
final class Dispatch {

  /** How many overriding methods that do anything are followed at one call. */
  private static final int MOST = 3;

  /**
   * One body that a call can run.
   *
   * @param certain whether no other body can run instead
   */
  record Target(MethodFacts body, boolean certain) {}

  /**
   * What decides where a call goes.
   *
   * @param notOn a class whose objects are not called; empty if it can be any
   */
  private record Site(MethodRef target, String receiverType, boolean exact, String notOn) {
    static Site of(Fact.Call call) {
      String type = call.exact() ? exactType(call) : call.receiverType();
      return new Site(call.target(), type, call.exact(), facade(call.receiver()));
    }

    /** What stands behind a facade, in a field of it, is no facade of the same class. */
    private static String facade(LockPath receiver) {
      List<Selector> steps = receiver.selectors();
      return steps.size() == 1
              && receiver.root() instanceof Root.This
              && steps.get(0) instanceof Selector.Field step
              && isWoven(step.field().owner())
          ? step.field().owner()
          : "";
    }

    private static boolean isWoven(String type) {
      return type.startsWith("Heddle_", type.lastIndexOf('.') + 1);
    }

    /** What a new object runs is decided by its own class, not by the variable that it is in. */
    private static String exactType(Fact.Call call) {
      LockPath receiver = call.receiver();
      return receiver.root() instanceof Root.Fresh made
              && receiver.selectors().isEmpty()
              && !call.target().name().equals("<init>")
          ? made.type()
          : call.target().owner();
    }
  }

  private final ClassPool pool;
  private final Map<Site, List<Target>> resolved = new HashMap<>();
  private final Map<Site, List<MethodFacts>> beyond = new HashMap<>();

  /** By the call itself: it is asked for again and again. */
  private final IdentityHashMap<Fact.Call, List<Target>> targets = new IdentityHashMap<>();

  Dispatch(ClassPool pool) {
    this.pool = pool;
  }

  List<Target> targets(Fact.Call call) {
    List<Target> known = targets.get(call);
    if (known == null) {
      known = resolved.computeIfAbsent(Site.of(call), this::resolve);
      targets.put(call, known);
    }
    return known;
  }

  /**
   * Returns the bodies that a call can run of which there are too many to follow it, without those
   * that anyone can call.
   */
  List<MethodFacts> beyond(Fact.Call call) {
    Site site = Site.of(call);
    return site.exact() || site.target().owner().startsWith("java.") || !targets(call).isEmpty()
        ? List.of()
        : beyond.computeIfAbsent(site, this::onlyOursBelow);
  }

  private List<MethodFacts> onlyOursBelow(Site site) {
    Map<MethodRef, MethodFacts> bodies = new LinkedHashMap<>();
    inherited(site).ifPresent(body -> bodies.put(body.method(), body));
    for (String subtype : pool.subtypes(site.receiverType())) {
      pool.implementation(site.target().in(subtype))
          .ifPresent(body -> bodies.put(body.method(), body));
    }
    bodies.values().removeIf(body -> body.callers() == MethodFacts.Callers.ANYONE);
    return List.copyOf(bodies.values());
  }

  /** Returns the body that runs when a method is called on an object of exactly this class. */
  Optional<MethodFacts> onExactly(String type, MethodRef target) {
    return pool.implementation(target.in(type));
  }

  /** Returns the bodies that a call can run on an object of which only this type is known. */
  List<Target> onSome(String type, MethodRef target) {
    return resolved.computeIfAbsent(new Site(target, type, false, ""), this::resolve);
  }

  Optional<MethodFacts> body(MethodRef method) {
    return pool.method(method);
  }

  private List<Target> resolve(Site site) {
    if (site.exact()) {
      return inherited(site).map(body -> List.of(new Target(body, true))).orElse(List.of());
    }
    if (site.target().owner().startsWith("java.")) {
      return List.of();
    }
    Map<MethodRef, MethodFacts> bodies = new LinkedHashMap<>();
    inherited(site).ifPresent(body -> bodies.put(body.method(), body));
    boolean concrete = !bodies.isEmpty();
    int doing = bodies.values().stream().anyMatch(Dispatch::doesAnything) ? 1 : 0;
    for (String subtype : pool.subtypes(site.receiverType())) {
      if (subtype.equals(site.notOn())) {
        continue;
      }
      Optional<MethodFacts> body = pool.implementation(site.target().in(subtype));
      if (body.isPresent()
          && bodies.put(body.get().method(), body.get()) == null
          && doesAnything(body.get())) {
        doing++;
      }
      if (doing > MOST) {
        return List.of();
      }
    }
    // One body below an interface proves nothing: others may implement it elsewhere.
    boolean certain = bodies.size() == 1 && concrete;
    List<Target> targets = new ArrayList<>();
    bodies.values().forEach(body -> targets.add(new Target(body, certain)));
    return targets;
  }

  /** Objects that stand for nothing are no further way on which a lock could be taken. */
  private static boolean doesAnything(MethodFacts body) {
    return body.body().nodes().stream()
        .flatMap(node -> node.fact().stream())
        .anyMatch(
            fact ->
                fact instanceof Fact.Call
                    || fact instanceof Fact.Acquire
                    || fact instanceof Fact.TryAcquire
                    || fact instanceof Fact.Await
                    || fact instanceof Fact.Block);
  }

  private Optional<MethodFacts> inherited(Site site) {
    Optional<MethodFacts> body = pool.implementation(site.target().in(site.receiverType()));
    return body.isPresent() ? body : pool.implementation(site.target());
  }
}
