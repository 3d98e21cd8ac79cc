package io.heddle.processor.facts.read;

import com.sun.source.tree.Tree;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Position;
import io.heddle.processor.facts.read.Scope.Jump;
import io.heddle.processor.lock.LockUse;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/** The translation of one body: the parts that follow the language, and what they share. */
final class Translation {

  final Reading reading;
  final BodyFrame frame;
  final GraphBuilder graph = new GraphBuilder();
  final Exits exits;
  final Rounds rounds;
  final NewObjects newObjects = new NewObjects();
  final Paths paths;
  final Demands demands;
  final LockExpressions locks;
  final LockResults results;
  final Flags flags;
  final Returns returns;
  final Promises promises;
  final Functions functions;
  final Inlining inlining;
  final Calls calls;
  final ThreadWork threads;
  final ScopeWork scopes;
  final LockCalls lockCalls;
  final Conditions conditions;
  final Comparisons comparisons;
  final Expressions expressions;
  final Locals locals;
  final Switches switches;
  final Tries tries;
  final Statements statements;
  final MonitorObjects monitorObjects;
  final DoubleChecks doubleChecks;
  final Updates updates;
  final SharedAccesses sharedAccesses;
  final ThreadRoles roles;
  final LocalValues localValues;

  /** What runs when the superclass constructor has returned: the initialisers of the class. */
  private final Initializers initializers;

  /** Whether accesses are not to be checked here. */
  private boolean unchecked;

  Translation(Reading reading, BodyFrame frame, Initializers initializers) {
    this.reading = reading;
    this.frame = frame;
    this.exits = new Exits(graph, reading.exceptions());
    this.rounds = new Rounds(this);
    this.paths = new Paths(reading, frame, newObjects);
    this.demands = new Demands(reading, frame);
    this.locks = new LockExpressions(reading, frame, paths);
    this.results = new LockResults(reading);
    this.flags = new Flags(this);
    this.returns = new Returns(this);
    this.promises = new Promises(this);
    this.functions = new Functions(this);
    this.inlining = new Inlining(this);
    this.calls = new Calls(this);
    this.threads = new ThreadWork(this);
    this.scopes = new ScopeWork(this);
    this.lockCalls = new LockCalls(this);
    this.conditions = new Conditions(this);
    this.comparisons = new Comparisons(this);
    this.expressions = new Expressions(this);
    this.locals = new Locals(this);
    this.switches = new Switches(this);
    this.tries = new Tries(this);
    this.statements = new Statements(this);
    this.monitorObjects = new MonitorObjects(this);
    this.doubleChecks = new DoubleChecks(this);
    this.updates = new Updates(this);
    this.sharedAccesses = new SharedAccesses(this);
    this.roles = new ThreadRoles(this);
    this.localValues = new LocalValues(this);
    this.initializers = initializers;
  }

  void afterSuper() {
    initializers.runForObject(this);
  }

  /** Translates what is inside, perhaps without noting what it does to guarded fields. */
  void unchecked(boolean isUnchecked, Runnable inside) {
    boolean before = unchecked;
    unchecked |= isUnchecked;
    inside.run();
    unchecked = before;
  }

  boolean isUnchecked() {
    return unchecked;
  }

  /** Translates a whole body: what is inside, until it returns. */
  Body body(Runnable inside) {
    exits.goal(Set.of(Jump.RETURN), Set.of(), Body.EXIT, inside);
    graph.goTo(Body.EXIT);
    graph.facts().forEach(rounds::note);
    graph.facts().forEach(flags::note);
    Body body = graph.finish(fact -> rounds.matters(fact) && flags.matters(fact));
    return new Body(body.nodes(), demands.all(), monitorObjects.unfit());
  }

  /** Notes that the code behind a tree can throw; says what it is where a lock may be held. */
  void mayThrow(
      Tree tree, Supplier<String> what, List<? extends TypeMirror> declared, Thrown thrown) {
    if (graph.usesExplicitLocks() && !thrown.isNothing()) {
      String exception = declared.isEmpty() ? "" : reading.symbols().nameOf(declared.get(0));
      graph.add(
          new Fact.MayThrow(what.get(), exception, reading.positions().of(tree)),
          exits.handler(thrown));
    } else {
      exits.mayThrow(thrown);
    }
  }

  /** Notes that a method of the platform is called, which can throw. */
  void mayThrow(Tree tree, ExecutableElement method, Thrown thrown) {
    mayThrow(tree, () -> named(method), method.getThrownTypes(), thrown);
  }

  private static String named(ExecutableElement method) {
    String owner = Symbols.ownerOf(method).map(type -> type.getSimpleName().toString()).orElse("");
    boolean isConstructor = method.getKind() == ElementKind.CONSTRUCTOR;
    return isConstructor ? "new " + owner : owner + "." + method.getSimpleName();
  }

  /** Translates what is inside with a lock taken around it. */
  void holding(LockUse lock, Position at, Runnable inside) {
    graph.add(new Fact.Acquire(lock, Fact.Wait.UNBOUNDED, at), Body.NEVER);
    exits.cleaning(inside, () -> graph.add(new Fact.Release(lock, at), Body.NEVER));
  }

  /** Translates what is inside with several locks taken around it, the first outermost. */
  void holding(List<LockUse> locks, Position at, Runnable inside) {
    if (locks.isEmpty()) {
      inside.run();
    } else {
      holding(locks.get(0), at, () -> holding(locks.subList(1, locks.size()), at, inside));
    }
  }
}
