package io.heddle.processor.program;

import static java.util.stream.Collectors.toSet;

import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.MethodRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the rules are asked about: everything known of a program, put together once.
 *
 * @param accesses the accesses to guarded fields whose held locks are known
 * @param calls the calls of methods whose contract asks for locks, likewise
 * @param breaches the bodies that do not keep what their methods promise
 * @param leaks the locks that stay taken on some path
 * @param misuses what is done with locks that are not held
 * @param nestings the locks taken while another lock is held
 * @param rivals the nestings of two locks of one class in an order that the caller decides
 * @param cycles the circles among them, the most convincing first
 * @param received the final fields that constructors fill with what their callers pass
 * @param takenForCallers by body, the locks that bodies which it calls take for it, perhaps
 * @param orders the declared lock orders
 * @param waits where bodies wait for others
 * @param threads what they do with threads
 * @param shared what is done with state that threads share
 */
public record Program(
    List<Occurrence<Fact.Access>> accesses,
    List<Occurrence<Fact.Call>> calls,
    List<Breach> breaches,
    List<Leak> leaks,
    List<Misuse> misuses,
    List<Nesting> nestings,
    List<Nesting> rivals,
    List<Cycle> cycles,
    Set<FieldRef> received,
    Map<MethodRef, List<LockPath>> takenForCallers,
    List<DeclaredOrder> orders,
    Waits waits,
    Threads threads,
    SharedState shared) {

  public Program {
    accesses = List.copyOf(accesses);
    calls = List.copyOf(calls);
    breaches = List.copyOf(breaches);
    leaks = List.copyOf(leaks);
    misuses = List.copyOf(misuses);
    nestings = List.copyOf(nestings);
    rivals = List.copyOf(rivals);
    cycles = List.copyOf(cycles);
    received = Set.copyOf(received);
    takenForCallers = Map.copyOf(takenForCallers);
    orders = List.copyOf(orders);
  }

  /**
   * Returns the program that these classes make up together with others, which they use.
   *
   * <p>The others count in everything that is computed; what they do among themselves is left out
   * in the end, since it was said where they were compiled.
   */
  public static Program of(Collection<ClassFacts> classes, Collection<ClassFacts> others) {
    List<ClassFacts> all = new ArrayList<>(others);
    all.addAll(classes);
    return others.isEmpty() ? of(all) : new OwnShare(classes).of(of(all));
  }

  /** Returns the program that these classes make up. */
  public static Program of(Collection<ClassFacts> classes) {
    ClassPool whole = Normalization.of(new ClassPool(classes));
    Dispatch dispatch = new Dispatch(whole);
    ClassPool pool = whole.listing(Relevance.in(whole, dispatch));
    CallGraph graph = new CallGraph(pool, dispatch);
    Bodies bodies = new Bodies(graph, dispatch);
    Backlinks backlinks = new Backlinks(pool);
    Callbacks callbacks = new Callbacks(pool, graph, dispatch, bodies, backlinks);
    Set<FieldRef> passed =
        pool.classes().stream().flatMap(one -> one.received().stream()).collect(toSet());
    Freshness freshness = new Freshness(passed);
    Set<FieldRef> received = passed.stream().filter(FieldRef::isFinal).collect(toSet());
    EntryLocks entries = new EntryLocks(graph, bodies, backlinks, freshness);
    Handles handles = new Handles(whole, dispatch);
    Set<MethodRef> tasks = OtherSide.tasksWaitedFor(pool, handles);
    Summaries summaries =
        new Summaries(
            pool, graph, dispatch, bodies, callbacks, freshness, entries, backlinks, tasks);
    List<Nesting> nestings = new Nestings(bodies, summaries, freshness, entries).in(pool);
    List<Occurrence<Fact.Access>> accesses = new ArrayList<>();
    List<Occurrence<Fact.Call>> calls = new ArrayList<>();
    if (pool.methods().stream().anyMatch(Program::hasContracts)) {
      for (MethodFacts method : pool.methods()) {
        entries.flow(method).ifPresent(flow -> collect(method, flow, accesses, calls));
      }
    }
    List<DeclaredOrder> orders =
        pool.classes().stream().flatMap(one -> DeclaredOrder.of(one).stream()).toList();
    Custodies custodies = new Custodies(graph, dispatch);
    Holders holders = new Holders(graph, bodies);
    return new Program(
        accesses,
        calls,
        Breaches.in(pool, custodies),
        Leaks.in(custodies),
        Misuses.in(pool, custodies, bodies, holders),
        nestings,
        Rivals.among(nestings, pool, graph),
        Cycles.in(nestings, new Ages(received)),
        received,
        accesses.isEmpty() && calls.isEmpty() ? Map.of() : custodies.takenForCallers(pool),
        orders,
        Waits.in(pool, graph, bodies, callbacks, summaries, handles, received),
        Threads.in(pool, graph, bodies, handles),
        SharedStates.in(pool, graph, dispatch, entries));
  }

  private static boolean hasContracts(MethodFacts method) {
    return method.body().nodes().stream()
        .flatMap(node -> node.fact().stream())
        .anyMatch(
            fact ->
                fact instanceof Fact.Access || (fact instanceof Fact.Call call && hasTerms(call)));
  }

  private static boolean hasTerms(Fact.Call call) {
    return !call.requires().isEmpty() || !call.excludes().isEmpty();
  }

  private static void collect(
      MethodFacts method,
      Flow.Result flow,
      List<Occurrence<Fact.Access>> accesses,
      List<Occurrence<Fact.Call>> calls) {
    List<Node> nodes = method.body().nodes();
    for (int index = 0; index < nodes.size(); index++) {
      Optional<HeldLocks> held = flow.before().get(index);
      for (Fact fact : nodes.get(index).fact()) {
        if (held.isPresent() && fact instanceof Fact.Access access) {
          accesses.add(new Occurrence<>(method, access, held.get()));
        } else if (held.isPresent() && fact instanceof Fact.Call call && hasTerms(call)) {
          calls.add(new Occurrence<>(method, call, held.get()));
        }
      }
    }
  }
}
