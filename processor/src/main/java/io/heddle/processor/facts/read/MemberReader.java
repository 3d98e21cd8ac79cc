package io.heddle.processor.facts.read;

import static java.util.stream.Collectors.toSet;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.MethodFacts.Callers;
import io.heddle.processor.facts.MethodFacts.Kind;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Promise;
import io.heddle.processor.lock.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;

/** Reads the members of one class, in source order. */
final class MemberReader {

  private final Reading reading;
  private final Getters getters;
  private final CallerRules callerRules;
  private final BodyReader bodies;
  private final ClassTree tree;
  private final ClassFrame owner;
  private final Initializers initializers;
  private final List<MethodFacts> methods = new ArrayList<>();

  MemberReader(
      Reading reading, Getters getters, BodyReader bodies, ClassTree tree, TypeElement type) {
    this.reading = reading;
    this.getters = getters;
    this.callerRules = new CallerRules(reading.symbols());
    this.bodies = bodies;
    this.tree = tree;
    this.owner = ClassFrame.of(type, reading.symbols());
    this.initializers = new Initializers(tree, reading);
  }

  List<MethodFacts> read() {
    boolean staticsRead = false;
    for (Tree member : tree.getMembers()) {
      if (member instanceof ClassTree nested) {
        reading.discoveries().found(nested);
      } else if (member instanceof MethodTree method) {
        reading
            .attribution()
            .elementOf(method)
            .filter(ExecutableElement.class::isInstance)
            .ifPresent(element -> method(method, (ExecutableElement) element));
      } else if (!staticsRead && initializers.isStatic(member)) {
        staticInitializer(member);
        staticsRead = true;
      }
    }
    components();
    return methods;
  }

  /** The accessors of a record that are not written out are not in the tree. */
  private void components() {
    Set<MethodRef> written = methods.stream().map(MethodFacts::method).collect(toSet());
    for (ExecutableElement accessor : getters.unwrittenAccessorsOf(owner.type(), written)) {
      List<LockPath> returns = getters.componentOf(accessor);
      methods.add(
          new MethodFacts(
              reading.symbols().methodOf(accessor),
              Kind.METHOD,
              Callers.ANYONE,
              false,
              List.of(),
              Promise.NONE,
              Body.EMPTY,
              returns,
              Annotated.suppressedIn(accessor),
              reading.positions().of(tree)));
    }
  }

  private void method(MethodTree method, ExecutableElement element) {
    MethodRef name = reading.symbols().methodOf(element);
    BodyFrame frame = new BodyFrame(owner, element.getParameters());
    List<LockUse> taken = reading.declared().takenBy(element);
    List<LockPath> returns = getters.returnedBy(method, element, frame);
    if (method.getBody() == null && taken.isEmpty() && returns.isEmpty()) {
      return;
    }
    boolean constructor = element.getKind() == ElementKind.CONSTRUCTOR;
    Position at = positionOf(method, constructor);
    Set<String> suppressed = Annotated.suppressedIn(element);
    Callers callers = callerRules.of(element, owner.type());
    Body body = bodies.read(name, at, frame, initializers, t -> whole(t, method, element, at));
    methods.add(
        new MethodFacts(
            name,
            constructor ? Kind.CONSTRUCTOR : kindOf(callers),
            callers,
            isOverridable(element),
            reading.declared().heldAtEntryOf(element),
            reading.declared().promiseOf(element),
            body,
            returns,
            suppressed,
            at));
    lambdas(suppressed);
  }

  /** Like a lambda, what an anonymous class implements for others runs nobody knows when. */
  private Kind kindOf(Callers callers) {
    boolean escapes =
        owner.type().getNestingKind() == NestingKind.ANONYMOUS
            && callers == Callers.ANYONE
            && !reading.discoveries().isRunLater(tree)
            && !reading.symbols().isThread(owner.type());
    return escapes ? Kind.ESCAPING : Kind.METHOD;
  }

  private Position positionOf(MethodTree method, boolean constructor) {
    return constructor
        ? reading.positions().ofConstructor(method, owner.type().getSimpleName().toString())
        : reading.positions().of(method);
  }

  private void whole(Translation body, MethodTree method, ExecutableElement element, Position at) {
    body.roles.runs(element, method);
    List<LockUse> locks = new ArrayList<>(reading.declared().takenBy(element));
    if (element.getModifiers().contains(Modifier.SYNCHRONIZED)) {
      Root object =
          Symbols.isStatic(element) ? new Root.ClassLiteral(owner.name()) : new Root.This();
      locks.add(LockExpressions.monitorOf(LockPath.of(object)));
    }
    body.holding(locks, at, () -> statements(body, method, element));
  }

  private void statements(Translation body, MethodTree method, ExecutableElement element) {
    if (method.getBody() != null) {
      body.threads.within(method);
      body.comparisons.returned(method);
      if (element.getKind() == ElementKind.CONSTRUCTOR) {
        body.threads.construction.begin();
      } else if (element.getAnnotationMirrors().stream()
          .anyMatch(mirror -> Annotated.isNamed(mirror, "Daemon"))) {
        body.threads.serving(element);
      }
      if (element.getKind() == ElementKind.CONSTRUCTOR
          && !Initializers.callsConstructor(method.getBody())) {
        initializers.runForObject(body);
      }
      body.sharedAccesses.shown(
          SharedAccesses.isShowing(method),
          () -> body.statements.translateAll(method.getBody().getStatements()));
    }
  }

  private void staticInitializer(Tree first) {
    BodyFrame frame = new BodyFrame(owner, List.of());
    Position at = reading.positions().of(first);
    MethodRef name = new MethodRef(owner.name(), "<clinit>", "()");
    Body body = bodies.read(name, at, frame, initializers, initializers::runForClass);
    Set<String> suppressed = Annotated.suppressedIn(owner.type());
    if (!body.equals(Body.EMPTY)) {
      methods.add(unnamed(name, Kind.STATIC_INITIALIZER, body, suppressed, at));
    }
    lambdas(suppressed);
  }

  /** Reads the functions found in the body before, and those found in them. */
  private void lambdas(Set<String> suppressed) {
    for (Optional<Discoveries.Function> next = reading.discoveries().nextFunction();
        next.isPresent();
        next = reading.discoveries().nextFunction()) {
      Discoveries.Function function = next.get();
      MethodRef name = new MethodRef(owner.name(), function.name(), "()");
      Position at = reading.positions().of(function.tree());
      BodyFrame frame = new BodyFrame(owner, List.of());
      Body body =
          bodies.read(
              name,
              at,
              frame,
              initializers,
              t -> {
                t.threads.within(function.tree());
                t.roles.runs(function.tree());
                if (function.kind() == Kind.DEFERRED) {
                  t.localValues.runsElsewhere();
                }
                t.functions.inside(function.tree());
              });
      methods.add(unnamed(name, function.kind(), body, suppressed, at));
    }
  }

  private static MethodFacts unnamed(
      MethodRef name, Kind kind, Body body, Set<String> suppressed, Position at) {
    return new MethodFacts(
        name,
        kind,
        Callers.ANYONE,
        false,
        List.of(),
        Promise.NONE,
        body,
        List.of(),
        suppressed,
        at);
  }

  private boolean isOverridable(ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    return method.getKind() == ElementKind.METHOD
        && !modifiers.contains(Modifier.STATIC)
        && !modifiers.contains(Modifier.PRIVATE)
        && !modifiers.contains(Modifier.FINAL)
        && !Symbols.isLeaf(owner.type());
  }
}
