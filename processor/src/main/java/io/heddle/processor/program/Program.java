package io.heddle.processor.program;

import static java.util.stream.Collectors.toSet;

import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.FieldRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the rules are asked about: everything known of a program, put together once.
 *
 * @param accesses the accesses to guarded fields whose held locks are known
 * @param calls the calls of methods whose contract asks for locks, likewise
 * @param nestings the locks taken while another lock is held
 * @param cycles the circles among them, the most convincing first
 * @param received the final fields that constructors fill with what their callers pass
 * @param orders the declared lock orders
 */
public record Program(
    List<Occurrence<Fact.Access>> accesses,
    List<Occurrence<Fact.Call>> calls,
    List<Nesting> nestings,
    List<Cycle> cycles,
    Set<FieldRef> received,
    List<DeclaredOrder> orders) {

  public Program {
    accesses = List.copyOf(accesses);
    calls = List.copyOf(calls);
    nestings = List.copyOf(nestings);
    cycles = List.copyOf(cycles);
    received = Set.copyOf(received);
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
    ClassPool pool = Normalization.of(new ClassPool(classes));
    Dispatch dispatch = new Dispatch(pool);
    CallGraph graph = new CallGraph(pool, dispatch);
    Bodies bodies = new Bodies(graph, dispatch);
    Callbacks callbacks = new Callbacks(pool, graph, dispatch, bodies);
    Summaries summaries = new Summaries(pool, graph, dispatch, bodies, callbacks);
    List<Nesting> nestings = nestings(pool, bodies, summaries);
    List<Occurrence<Fact.Access>> accesses = new ArrayList<>();
    List<Occurrence<Fact.Call>> calls = new ArrayList<>();
    if (pool.methods().stream().anyMatch(Program::hasContracts)) {
      EntryLocks entries = new EntryLocks(graph, bodies);
      for (MethodFacts method : pool.methods()) {
        entries.flow(method).ifPresent(flow -> collect(method, flow, accesses, calls));
      }
    }
    List<DeclaredOrder> orders =
        pool.classes().stream().flatMap(one -> DeclaredOrder.of(one).stream()).toList();
    Set<FieldRef> received =
        pool.classes().stream().flatMap(one -> one.received().stream()).collect(toSet());
    return new Program(
        accesses, calls, nestings, Cycles.in(nestings, new Ages(received)), received, orders);
  }

  private static List<Nesting> nestings(ClassPool pool, Bodies bodies, Summaries summaries) {
    List<Nesting> all = new ArrayList<>();
    for (MethodFacts method : pool.methods()) {
      List<Node> nodes = method.body().nodes();
      for (int index = 0; index < nodes.size(); index++) {
        Optional<HeldLocks> held = bodies.held(method, index);
        for (Fact fact : nodes.get(index).fact()) {
          if (held.isPresent()) {
            for (Summaries.Taken taken : summaries.takenBy(method, index, fact, held.get())) {
              all.addAll(below(method, taken.held(), taken.wanted()));
            }
          }
        }
      }
    }
    return all;
  }

  /** A thread that is let in at once, since it is in already, waits for nobody. */
  private static List<Nesting> below(MethodFacts method, HeldLocks held, Wanted inner) {
    boolean again =
        inner.lock().path().isStable()
            && !inner.lock().kind().blocksItsHolder()
            && held.covers(inner.lock());
    return held.all().stream()
        .filter(outer -> !again || outer.lock().path().equals(inner.lock().path()))
        .filter(
            outer ->
                inner.givenBack().stream()
                    .noneMatch(lock -> lock.path().equals(outer.lock().path())))
        .map(outer -> new Nesting(method, outer, held, inner))
        .toList();
  }

  private static boolean hasContracts(MethodFacts method) {
    return method.body().nodes().stream()
        .flatMap(node -> node.fact().stream())
        .anyMatch(
            fact ->
                fact instanceof Fact.Access
                    || (fact instanceof Fact.Call call && !call.requires().isEmpty()));
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
        } else if (held.isPresent()
            && fact instanceof Fact.Call call
            && !call.requires().isEmpty()) {
          calls.add(new Occurrence<>(method, call, held.get()));
        }
      }
    }
  }
}
