package io.heddle.processor.facts.read;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import io.heddle.processor.declare.LockNames;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Position;
import io.heddle.processor.facts.SourceFacts;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Reads the members of one class after another. */
final class MemberReader {

  private final Reading reading;
  private final CallerRules callers;
  private final Getters getters;
  private final List<SourceFacts.Skipped> skipped;
  private final Set<String> hiddenClasses = new HashSet<>();

  MemberReader(Reading reading, LockNames names, List<SourceFacts.Skipped> skipped) {
    this.reading = reading;
    this.callers = new CallerRules(reading.symbols());
    this.getters = new Getters(reading, names);
    this.skipped = skipped;
  }

  /** Returns the names of the classes read so far that nothing outside can name. */
  Set<String> hiddenClasses() {
    return hiddenClasses;
  }

  List<MethodFacts> read(ClassTree tree, TypeElement type) {
    ClassFrame owner = ClassFrame.of(type, reading.symbols());
    if (CallerRules.isHidden(type)) {
      hiddenClasses.add(owner.name());
    }
    OneClass one = new OneClass(tree, owner);
    one.read();
    return one.methods;
  }

  /** The members of one class. */
  private final class OneClass {

    private final ClassTree tree;
    private final ClassFrame owner;
    private final List<MethodFacts> methods = new ArrayList<>();
    private int lambdas;

    OneClass(ClassTree tree, ClassFrame owner) {
      this.tree = tree;
      this.owner = owner;
    }

    void read() {
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
        } else if (!staticsRead && isInitializer(member, true)) {
          staticInitializer(member);
          staticsRead = true;
        }
      }
    }

    private void method(MethodTree method, ExecutableElement element) {
      BodyFrame frame = new BodyFrame(owner, element.getParameters());
      List<LockUse> taken = reading.declared().takenBy(element);
      List<LockPath> returns = getters.returnedBy(method, element, frame);
      if (method.getBody() == null && taken.isEmpty() && returns.isEmpty()) {
        return;
      }
      Position at = reading.positions().of(method);
      Set<String> suppressed = Annotated.suppressedIn(element);
      boolean constructor = element.getKind() == ElementKind.CONSTRUCTOR;
      MethodFacts facts =
          new MethodFacts(
              reading.symbols().methodOf(element),
              constructor ? MethodFacts.Kind.CONSTRUCTOR : MethodFacts.Kind.METHOD,
              callers.of(element, owner.type()),
              isOverridable(element),
              reading.declared().requiredBy(element),
              body(frame, at, reading.symbols().methodOf(element), t -> whole(t, method, element)),
              returns,
              suppressed,
              at);
      methods.add(facts);
      lambdas(suppressed);
    }

    private void whole(Translation body, MethodTree method, ExecutableElement element) {
      Position at = reading.positions().of(method);
      List<LockUse> locks = new ArrayList<>(reading.declared().takenBy(element));
      if (element.getModifiers().contains(Modifier.SYNCHRONIZED)) {
        Root object =
            Symbols.isStatic(element) ? new Root.ClassLiteral(owner.name()) : new Root.This();
        locks.add(LockExpressions.monitorOf(LockPath.of(object)));
      }
      body.holding(locks, at, () -> statements(body, method, element));
    }

    private void statements(Translation body, MethodTree method, ExecutableElement element) {
      if (method.getBody() == null) {
        return;
      }
      List<? extends StatementTree> statements = method.getBody().getStatements();
      boolean constructor = element.getKind() == ElementKind.CONSTRUCTOR;
      if (constructor && statements.stream().noneMatch(OneClass::isConstructorCall)) {
        initializers(body);
      }
      body.statements.translateAll(statements);
    }

    private static boolean isConstructorCall(StatementTree statement) {
      return statement instanceof ExpressionStatementTree expression
          && expression.getExpression() instanceof MethodInvocationTree call
          && call.getMethodSelect() instanceof IdentifierTree name
          && (name.getName().contentEquals("this") || name.getName().contentEquals("super"));
    }

    private void initializers(Translation body) {
      for (Tree member : tree.getMembers()) {
        if (isInitializer(member, false)) {
          initializer(body, member);
        }
      }
    }

    private void initializer(Translation body, Tree member) {
      if (member instanceof VariableTree field) {
        body.expressions.value(field.getInitializer());
      } else if (member instanceof BlockTree block) {
        body.statements.translate(block);
      }
    }

    private boolean isInitializer(Tree member, boolean ofClass) {
      if (member instanceof BlockTree block) {
        return block.isStatic() == ofClass;
      }
      return member instanceof VariableTree field
          && field.getInitializer() != null
          && reading.attribution().elementOf(field).filter(Symbols::isStatic).isPresent()
              == ofClass;
    }

    private void staticInitializer(Tree first) {
      BodyFrame frame = new BodyFrame(owner, List.of());
      Position at = reading.positions().of(first);
      MethodRef name = new MethodRef(owner.name(), "<clinit>", "()");
      Body body = body(frame, at, name, this::staticInitializers);
      Set<String> suppressed = Annotated.suppressedIn(owner.type());
      if (!body.nodes().isEmpty()) {
        methods.add(synthetic(name, MethodFacts.Kind.STATIC_INITIALIZER, body, suppressed, at));
      }
      lambdas(suppressed);
    }

    private void staticInitializers(Translation body) {
      for (Tree member : tree.getMembers()) {
        if (isInitializer(member, true)) {
          initializer(body, member);
        }
      }
    }

    /** Reads the lambdas found in the body before, and those found in them. */
    private void lambdas(Set<String> suppressed) {
      for (Optional<Discoveries.Lambda> next = reading.discoveries().nextLambda();
          next.isPresent();
          next = reading.discoveries().nextLambda()) {
        Discoveries.Lambda lambda = next.get();
        MethodRef name = new MethodRef(owner.name(), "lambda$" + lambdas++, "()");
        Position at = reading.positions().of(lambda.tree());
        BodyFrame frame = new BodyFrame(owner, List.of());
        Body body = body(frame, at, name, t -> t.functions.inside(lambda.tree()));
        methods.add(synthetic(name, lambda.kind(), body, suppressed, at));
      }
    }

    private static MethodFacts synthetic(
        MethodRef name, MethodFacts.Kind kind, Body body, Set<String> suppressed, Position at) {
      return new MethodFacts(
          name,
          kind,
          MethodFacts.Callers.ANYONE,
          false,
          List.of(),
          body,
          List.of(),
          suppressed,
          at);
    }

    private Body body(
        BodyFrame frame,
        Position at,
        MethodRef name,
        java.util.function.Consumer<Translation> inside) {
      Translation[] self = new Translation[1];
      Translation body = new Translation(reading, frame, () -> initializers(self[0]));
      self[0] = body;
      try {
        return body.body(() -> inside.accept(body));
      } catch (StackOverflowError | RuntimeException unreadable) {
        skipped.add(new SourceFacts.Skipped(name, at, String.valueOf(unreadable)));
        return Body.EMPTY;
      }
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
}
