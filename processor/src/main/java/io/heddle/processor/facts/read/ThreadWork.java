package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Position;
import io.heddle.processor.facts.library.Effect;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** What one body has to do with other threads: it makes them, waits for them, lets them go on. */
final class ThreadWork {

  private static final LockPath NONE = LockPath.unknown("");

  private final Translation body;
  private final Reading reading;
  private final WaitFacts waits;
  private final Filling filling;

  /** What the body lets others see of the object that it constructs. */
  final Construction construction;

  /** The ids of the objects that this body made and of which its facts tell. */
  private final Set<Integer> made = new HashSet<>();

  /** The tree of the whole body. */
  private Optional<Tree> root = Optional.empty();

  /** The value that the variable after it is given now. */
  private Optional<ExpressionTree> value = Optional.empty();

  private Optional<VariableElement> variable = Optional.empty();

  ThreadWork(Translation body) {
    this.body = body;
    this.reading = body.reading;
    this.waits = new WaitFacts(body);
    this.filling = new Filling(body);
    this.construction = new Construction(body);
  }

  /** Notes which tree is translated. */
  void within(Tree tree) {
    root = Optional.of(tree);
  }

  /** Returns whether the body does nothing but take locks, wake who waits, and give them back. */
  boolean onlyLocks() {
    return root.filter(tree -> BareWork.isAll(tree, reading)).isPresent();
  }

  /** Notes that the body is a daemon of a service. */
  void serving(ExecutableElement method) {
    List<? extends VariableElement> parameters = method.getParameters();
    for (int index = 0; index < parameters.size(); index++) {
      VariableElement parameter = parameters.get(index);
      String type = reading.symbols().nameOf(parameter.asType());
      if (type.equals("io.heddle.Event")) {
        String name = parameter.getSimpleName().toString();
        LockPath event = LockPath.of(new Root.Parameter(index, name, type));
        Position at = root.map(this::positionOf).orElseThrow();
        body.graph.add(new Fact.OnThread(Fact.Deed.SERVE, event, at), Body.NEVER);
        return;
      }
    }
  }

  /** Evaluates what a local variable is given, or an expression whose value nobody wants. */
  void giving(ExpressionTree given, Optional<VariableElement> to, Runnable evaluation) {
    Optional<ExpressionTree> thread = startedAtOnce(given);
    if (thread.isPresent()) {
      value = thread;
      variable = Optional.empty();
    } else if (given instanceof NewClassTree || given instanceof MethodInvocationTree) {
      value = Optional.of(given);
      variable = to;
    }
    evaluation.run();
    value = Optional.empty();
  }

  /** Returns the new object on which {@code start()} is called: then nobody has a name for it. */
  private static Optional<ExpressionTree> startedAtOnce(ExpressionTree given) {
    return given instanceof MethodInvocationTree call
            && call.getMethodSelect() instanceof MemberSelectTree select
            && Spines.withoutParentheses(select.getExpression()) instanceof NewClassTree made
            && select.getIdentifier().contentEquals("start")
        ? Optional.of(made)
        : Optional.empty();
  }

  /** Notes that a value is kept in a field. */
  void keep(VariableElement field, Tree target, ExpressionTree given) {
    construction.keep(field, given);
    if (construction.isUnderWay()) {
      filling.keep(field, given);
    }
    body.scopes.keep(field, given);
    if (made.isEmpty()) {
      return;
    }
    LockPath object = body.paths.of(given);
    if (object.selectors().isEmpty()
        && object.root() instanceof Root.Fresh fresh
        && made.contains(fresh.id())) {
      LockPath where = target instanceof ExpressionTree use ? body.paths.of(use) : pathOf(field);
      body.graph.add(new Fact.Keep(where, object, positionOf(given)), Body.NEVER);
      construction.alias(object, where);
    }
  }

  private LockPath pathOf(VariableElement field) {
    var reference = reading.symbols().fieldOf(field);
    return Symbols.isStatic(field)
        ? LockPath.of(new Root.Static(reference))
        : LockPath.of(new Root.This()).then(new Selector.Field(reference));
  }

  /** Adds what a call does before it may throw. */
  void before(MethodInvocationTree tree, ExecutableElement method, Effect effect) {
    if (effect instanceof Effect.RunsLater later) {
      LockPath by = waits.receiverOf(tree, method);
      body.scopes.fork(tree, by, tree.getArguments());
      spawn(tree, tree.getArguments(), by, later.started());
    } else if (effect instanceof Effect.OnThread on) {
      onThread(tree, method, on.deed());
    } else if (effect instanceof Effect.MakesSized sized) {
      size(tree, tree.getArguments(), sized.size());
    } else {
      construction.call(tree, method, () -> waits.receiverOf(tree, method));
      waits.before(tree, method, effect);
    }
  }

  /** Adds what the making of an object does. */
  void before(NewClassTree tree, ExecutableElement constructor, Effect effect) {
    if (effect instanceof Effect.MakesSized sized) {
      size(tree, tree.getArguments(), sized.size());
    } else if (effect instanceof Effect.RunsLater || makesThread(constructor)) {
      spawn(tree, tree.getArguments(), NONE, false);
    } else {
      waits.before(tree, constructor, effect);
    }
  }

  /** Adds what a call has done when it returns. */
  void after(MethodInvocationTree tree, ExecutableElement method, Effect effect) {
    waits.after(tree, method, effect);
  }

  private boolean makesThread(ExecutableElement constructor) {
    return Symbols.ownerOf(constructor).filter(reading.symbols()::isThreadObject).isPresent();
  }

  /** What runs its own {@code run()}, or that of its superclass, is no thread to others. */
  private void onThread(MethodInvocationTree tree, ExecutableElement method, Fact.Deed deed) {
    LockPath thread = waits.receiverOf(tree, method);
    boolean isOwn = thread.root() instanceof Root.This || thread.root() instanceof Root.Outer;
    if (deed == Fact.Deed.START) {
      construction.start(tree, thread);
    }
    boolean isNobodys = deed == Fact.Deed.INTERRUPT && thread.root() instanceof Root.Unknown;
    if (!isNobodys && (deed != Fact.Deed.RUN || !isOwn || !thread.selectors().isEmpty())) {
      Fact.Deed done = deed == Fact.Deed.DAEMON && isDenied(tree) ? Fact.Deed.USER : deed;
      body.graph.add(new Fact.OnThread(done, thread, positionOf(tree)), Body.NEVER);
    }
  }

  private static boolean isDenied(MethodInvocationTree tree) {
    return tree.getArguments().size() == 1
        && tree.getArguments().get(0) instanceof LiteralTree literal
        && Boolean.FALSE.equals(literal.getValue());
  }

  private void spawn(
      Tree tree, List<? extends ExpressionTree> arguments, LockPath by, boolean started) {
    LockPath named = body.paths.of((ExpressionTree) tree);
    LockPath handle = named.root() instanceof Root.Fresh ? named : NONE;
    note(handle);
    List<LockPath> tasks = new ArrayList<>(tasksIn(arguments));
    if (tree instanceof NewClassTree) {
      tasks.add(handle);
    }
    boolean confined = !started && isConfined(tree, Confinement.THREAD);
    construction.spawn(tree, handle, arguments, started);
    Position at = positionOf(tree);
    body.graph.add(new Fact.Spawn(handle, by, tasks, started, confined, at), Body.NEVER);
  }

  private List<LockPath> tasksIn(List<? extends ExpressionTree> arguments) {
    return arguments.stream()
        .filter(argument -> !(argument instanceof LiteralTree))
        .map(this::taskIn)
        .filter(path -> !path.type().startsWith("java.lang.") || !path.selectors().isEmpty())
        .filter(path -> !(path.root() instanceof Root.Unknown))
        .toList();
  }

  private LockPath taskIn(ExpressionTree argument) {
    ExpressionTree plain = Paths.withoutCasts(argument);
    if (plain instanceof MemberReferenceTree) {
      String owner = body.frame.owner.name();
      reading.discoveries().found(plain, owner, MethodFacts.Kind.DEFERRED);
    }
    return body.paths.of(argument);
  }

  private void size(Tree tree, List<? extends ExpressionTree> arguments, int parameter) {
    LockPath object = body.paths.of((ExpressionTree) tree);
    note(object);
    List<Integer> size =
        parameter < 0
            ? List.of(1)
            : arguments.stream().skip(parameter).limit(1).flatMap(this::number).toList();
    List<LockPath> tasks = tasksIn(arguments.stream().skip(Math.max(0, parameter + 1)).toList());
    boolean confined = isConfined(tree, Confinement.ANY);
    body.graph.add(new Fact.Sized(object, size, tasks, confined, positionOf(tree)), Body.NEVER);
  }

  private Stream<Integer> number(ExpressionTree argument) {
    Object constant =
        argument instanceof LiteralTree literal
            ? literal.getValue()
            : reading
                .attribution()
                .variableOf(argument)
                .map(VariableElement::getConstantValue)
                .orElse(null);
    return constant instanceof Integer known ? Stream.of(known) : Stream.empty();
  }

  private void note(LockPath path) {
    if (path.root() instanceof Root.Fresh fresh) {
      made.add(fresh.id());
    }
  }

  /** Returns whether all that is done with an object is in this body. */
  private boolean isConfined(Tree tree, Confinement uses) {
    if (value.isEmpty() || value.get() != tree || root.isEmpty()) {
      return false;
    }
    return variable.isEmpty()
        || (!variable.get().getKind().isField()
            && uses.holds(root.get(), variable.get().getSimpleName()));
  }

  private Position positionOf(Tree tree) {
    return reading.positions().of(tree);
  }
}
