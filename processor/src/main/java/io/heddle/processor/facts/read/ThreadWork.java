package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import io.heddle.processor.facts.Blocking;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** What one body has to do with other threads: it makes them, waits for them, lets them go on. */
final class ThreadWork {

  private static final LockPath NONE = LockPath.unknown("");
  private static final Effect.Blocks DECLARED = new Effect.Blocks(Blocking.DECLARED, false);
  private static final LockPath THIS = LockPath.of(new Root.This());

  /** Methods by which a collection keeps what it is passed. */
  private static final Set<String> KEEPING =
      Set.of("add", "addFirst", "addLast", "offer", "put", "putIfAbsent", "push", "set");

  /** An address that is written out in numbers needs no name service. */
  private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|.*:.*|");

  private final Translation body;
  private final Reading reading;
  private final CallFacts calls;

  /** The ids of the objects that this body made and of which its facts tell. */
  private final Set<Integer> made = new HashSet<>();

  /** The tree of the whole body. */
  private Optional<Tree> root = Optional.empty();

  /** The value that the variable after it is given now. */
  private Optional<ExpressionTree> value = Optional.empty();

  private Optional<VariableElement> variable = Optional.empty();

  /** The objects made here that let other threads see the object under construction. */
  private final Set<LockPath> seeing = new HashSet<>();

  private boolean constructing;
  private boolean shown;

  ThreadWork(Translation body) {
    this.body = body;
    this.reading = body.reading;
    this.calls = new CallFacts(body.reading, body.frame, body.paths);
  }

  /** Notes which tree is translated. */
  void within(Tree tree) {
    root = Optional.of(tree);
  }

  /** Notes that the body constructs an object. */
  void constructing() {
    constructing = true;
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

  /** Returns whether other threads can see the object that is constructed. */
  boolean isShown() {
    return shown;
  }

  /** Notes that a field is given a value. */
  void assigned(ExpressionTree use, VariableElement field, TypeElement owner) {
    if (body.paths.baseOf(use, field, owner).equals(THIS)) {
      Position at = positionOf(use);
      body.graph.add(new Fact.LateField(reading.symbols().fieldOf(field), at), Body.NEVER);
    }
  }

  /** Notes that the object that is constructed is kept in a static field, or in what that holds. */
  private void show(Tree tree) {
    if (constructing) {
      shown = true;
      body.graph.add(new Fact.OnThread(Fact.Deed.SHOW, THIS, positionOf(tree)), Body.NEVER);
    }
  }

  /** Evaluates what a local variable is given, or an expression whose value nobody wants. */
  void giving(ExpressionTree given, Optional<VariableElement> to, Runnable evaluation) {
    if (given instanceof NewClassTree || given instanceof MethodInvocationTree) {
      value = Optional.of(given);
      variable = to;
    }
    evaluation.run();
    value = Optional.empty();
  }

  /** Notes that a value is kept in a field. */
  void keep(VariableElement field, Tree target, ExpressionTree given) {
    if (constructing && Symbols.isStatic(field) && ThisUses.isThis(given)) {
      show(given);
    }
    if (made.isEmpty()) {
      return;
    }
    LockPath object = body.paths.of(given);
    if (object.selectors().isEmpty()
        && object.root() instanceof Root.Fresh fresh
        && made.contains(fresh.id())) {
      LockPath where = target instanceof ExpressionTree use ? body.paths.of(use) : pathOf(field);
      body.graph.add(new Fact.Keep(where, object, positionOf(given)), Body.NEVER);
      if (seeing.contains(object)) {
        seeing.add(where);
      }
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
    if (effect instanceof Effect.Blocks blocks) {
      block(tree, method, blocks, receiverOf(tree, method));
    } else if (effect instanceof Effect.Unblocks unblocks) {
      unblock(tree, method, unblocks.what());
    } else if (effect instanceof Effect.RunsLater later) {
      spawn(tree, tree.getArguments(), receiverOf(tree, method), later.started());
    } else if (effect instanceof Effect.OnThread on) {
      onThread(tree, method, on.deed());
    } else if (effect instanceof Effect.MakesSized sized) {
      size(tree, tree.getArguments(), sized.size());
    } else if (constructing && keepsThis(tree, method)) {
      show(tree);
    } else if (isDeclaredToBlock(method)) {
      block(tree, method, DECLARED, receiverOf(tree, method));
    }
  }

  private boolean isDeclaredToBlock(ExecutableElement method) {
    return Symbols.ownerOf(method).filter(type -> !reading.symbols().isJdk(type)).isPresent()
        && reading.declared().blocks(method);
  }

  private boolean keepsThis(MethodInvocationTree tree, ExecutableElement method) {
    return KEEPING.contains(method.getSimpleName().toString())
        && tree.getArguments().stream().anyMatch(ThisUses::isThis)
        && Symbols.ownerOf(method).filter(reading.symbols()::isJdk).isPresent()
        && receiverOf(tree, method).root() instanceof Root.Static;
  }

  /** Adds what the making of an object does. */
  void before(NewClassTree tree, ExecutableElement constructor, Effect effect) {
    if (effect instanceof Effect.Blocks blocks) {
      block(tree, constructor, blocks, NONE);
    } else if (effect instanceof Effect.MakesSized sized) {
      size(tree, tree.getArguments(), sized.size());
    } else if (effect instanceof Effect.RunsLater || makesThread(constructor)) {
      spawn(tree, tree.getArguments(), NONE, false);
    } else if (isDeclaredToBlock(constructor)) {
      block(tree, constructor, DECLARED, NONE);
    }
  }

  /** Adds what a call has done when it returns. */
  void after(MethodInvocationTree tree, ExecutableElement method, Effect effect) {
    if (effect instanceof Effect.Blocks blocks && blocks.what() == Blocking.PERMIT) {
      int change = blocks.timed() || !tree.getArguments().isEmpty() ? 0 : 1;
      permit(tree, method, change);
    } else if (effect instanceof Effect.AttemptsPermit) {
      permit(tree, method, 0);
    }
  }

  private boolean makesThread(ExecutableElement constructor) {
    return Symbols.ownerOf(constructor).filter(reading.symbols()::isThreadObject).isPresent();
  }

  private LockPath receiverOf(MethodInvocationTree tree, ExecutableElement method) {
    return Symbols.isStatic(method) ? NONE : calls.receiver(tree.getMethodSelect(), method);
  }

  private void block(Tree tree, ExecutableElement method, Effect.Blocks blocks, LockPath on) {
    List<? extends ExpressionTree> arguments =
        tree instanceof MethodInvocationTree call
            ? call.getArguments()
            : ((NewClassTree) tree).getArguments();
    if (blocks.what() == Blocking.CONNECT && isNumericAddress(arguments)) {
      return;
    }
    if (blocks.what() == Blocking.JOIN && !blocks.timed() && isCurrentThread(tree)) {
      body.graph.add(new Fact.OnThread(Fact.Deed.JOIN_ITSELF, on, positionOf(tree)), Body.NEVER);
      return;
    }
    String owner = Symbols.ownerOf(method).map(type -> type.getSimpleName().toString()).orElse("");
    String name =
        tree instanceof NewClassTree ? "new " + owner : owner + "." + method.getSimpleName();
    Position at = positionOf(tree);
    body.graph.add(new Fact.Block(blocks.what(), on, name, blocks.timed(), at), Body.NEVER);
  }

  private static boolean isCurrentThread(Tree tree) {
    return tree instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof MemberSelectTree select
        && select.getExpression() instanceof MethodInvocationTree receiver
        && receiver.getMethodSelect() instanceof MemberSelectTree current
        && current.getIdentifier().contentEquals("currentThread");
  }

  private static boolean isNumericAddress(List<? extends ExpressionTree> arguments) {
    return !arguments.isEmpty()
        && arguments.get(0) instanceof LiteralTree literal
        && literal.getValue() instanceof String address
        && NUMERIC.matcher(address).matches();
  }

  private void unblock(MethodInvocationTree tree, ExecutableElement method, Blocking what) {
    LockPath on = receiverOf(tree, method);
    body.graph.add(new Fact.Unblock(what, on, positionOf(tree)), Body.NEVER);
    if (what == Blocking.PERMIT) {
      permit(tree, method, tree.getArguments().isEmpty() ? -1 : 0);
    }
  }

  private void permit(MethodInvocationTree tree, ExecutableElement method, int change) {
    LockPath semaphore = receiverOf(tree, method);
    body.graph.add(new Fact.Permit(semaphore, change, positionOf(tree)), Body.NEVER);
  }

  private void onThread(MethodInvocationTree tree, ExecutableElement method, Fact.Deed deed) {
    String receiver = tree.getMethodSelect().toString();
    boolean isOwnRun = deed == Fact.Deed.RUN && (receiver.equals("run") || isOnSelf(receiver));
    if (!isOwnRun) {
      LockPath thread = receiverOf(tree, method);
      if (deed == Fact.Deed.START && (thread.equals(THIS) || seeing.contains(thread))) {
        show(tree);
      }
      body.graph.add(new Fact.OnThread(deed, thread, positionOf(tree)), Body.NEVER);
    }
  }

  private static boolean isOnSelf(String select) {
    return select.startsWith("super.")
        || select.startsWith("this.")
        || select.endsWith(".super.run")
        || select.endsWith(".this.run");
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
    if (constructing && arguments.stream().anyMatch(this::usesThis)) {
      if (started) {
        show(tree);
      } else {
        seeing.add(handle);
      }
    }
    Position at = positionOf(tree);
    body.graph.add(new Fact.Spawn(handle, by, tasks, started, confined, at), Body.NEVER);
  }

  private boolean usesThis(ExpressionTree argument) {
    return new ThisUses(reading).in(argument);
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
