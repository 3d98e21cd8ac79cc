package io.heddle.processor.facts.read;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.library.Effect;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/** Names the objects that the expressions of one body evaluate to. */
final class Paths {

  /** Longer paths name too little to be worth their cost. */
  private static final int MOST_STEPS = 4;

  private static final Set<String> LOOKS_UP =
      Set.of("get", "getOrDefault", "computeIfAbsent", "elementAt");

  private final Reading reading;
  private final BodyFrame frame;
  private final NewObjects newObjects;

  /** Names objects where no statement is translated. */
  Paths(Reading reading, BodyFrame frame) {
    this(reading, frame, new NewObjects());
  }

  Paths(Reading reading, BodyFrame frame, NewObjects newObjects) {
    this.reading = reading;
    this.frame = frame;
    this.newObjects = newObjects;
  }

  LockPath of(ExpressionTree expression) {
    return of(expression, MOST_STEPS);
  }

  private LockPath of(ExpressionTree expression, int steps) {
    ExpressionTree tree = withoutCasts(expression);
    if (tree instanceof IdentifierTree name) {
      return ofName(name);
    } else if (tree instanceof LiteralTree literal && literal.getValue() instanceof Boolean truth) {
      return LockPath.of(new Root.Truth(truth));
    } else if (tree instanceof MemberSelectTree select) {
      return ofSelect(select, steps);
    } else if (tree instanceof MethodInvocationTree call) {
      if (isCopy(call)) {
        return LockPath.of(new Root.Fresh(reading.variables().idOfNew(call), frame.owner.name()));
      }
      return isMade(call)
          ? LockPath.of(new Root.Fresh(reading.variables().idOfNew(call), typeNameOf(call)))
          : ofCall(call, steps);
    } else if (tree instanceof NewClassTree made) {
      return LockPath.of(new Root.Fresh(reading.variables().idOfNew(made), typeNameOf(made)));
    } else if (tree instanceof LambdaExpressionTree || tree instanceof MemberReferenceTree) {
      return ofFunction(tree);
    }
    return unknown(tree);
  }

  private LockPath ofFunction(ExpressionTree function) {
    if (function instanceof MemberReferenceTree) {
      reading.discoveries().found(function, frame.owner.name(), MethodFacts.Kind.ESCAPING);
    }
    return reading
        .discoveries()
        .bodyOf(function)
        .map(body -> LockPath.of(new Root.Function(body)))
        .orElseGet(() -> unknown(function));
  }

  /** Returns the object whose member an unqualified name means. */
  LockPath implied(TypeElement owner) {
    Optional<ClassFrame> found = frame.owner.innermost(owner, reading.symbols());
    return found
        .map(innermost -> outer(innermost.name()))
        .orElseGet(() -> LockPath.unknown(reading.symbols().nameOf(owner)));
  }

  /** Returns the class itself, as the object that static members belong to. */
  LockPath ofClass(TypeElement owner) {
    return LockPath.of(new Root.ClassLiteral(reading.symbols().nameOf(owner)));
  }

  /** Returns the object, or class, that a field belongs to where it is named like this. */
  LockPath baseOf(ExpressionTree use, VariableElement field, TypeElement owner) {
    if (Symbols.isStatic(field)) {
      return ofClass(owner);
    }
    return use instanceof MemberSelectTree select ? of(select.getExpression()) : implied(owner);
  }

  static ExpressionTree withoutCasts(ExpressionTree expression) {
    ExpressionTree tree = Spines.withoutParentheses(expression);
    while (tree instanceof TypeCastTree cast) {
      tree = Spines.withoutParentheses(cast.getExpression());
    }
    return tree;
  }

  private LockPath outer(String type) {
    return LockPath.of(type.equals(frame.owner.name()) ? new Root.This() : new Root.Outer(type));
  }

  private LockPath ofName(IdentifierTree name) {
    Words words = reading.symbols().words();
    if (words.isThis(name.getName()) || words.isSuper(name.getName())) {
      return LockPath.of(new Root.This());
    }
    Optional<VariableElement> variable = reading.attribution().variableOf(name);
    if (variable.isEmpty()) {
      return unknown(name);
    }
    return variable.get().getKind().isField()
        ? ofField(variable.get(), name, MOST_STEPS)
        : newObjects
            .of(variable.get())
            .orElseGet(() -> reading.variables().pathOf(variable.get(), frame));
  }

  private LockPath ofSelect(MemberSelectTree select, int steps) {
    Words words = reading.symbols().words();
    if (words.isThis(select.getIdentifier())) {
      return reading
          .attribution()
          .classOf(select.getExpression())
          .map(type -> outer(reading.symbols().nameOf(type)))
          .orElseGet(() -> unknown(select));
    } else if (words.isSuper(select.getIdentifier())) {
      return LockPath.of(new Root.This());
    } else if (words.isClass(select.getIdentifier())) {
      String type = typeNameOf(select.getExpression());
      return LockPath.of(new Root.ClassLiteral(type));
    }
    Optional<VariableElement> variable = reading.attribution().variableOf(select);
    return variable.isPresent() && variable.get().getKind().isField()
        ? ofField(variable.get(), select, steps)
        : unknown(select);
  }

  private LockPath ofField(VariableElement field, ExpressionTree use, int steps) {
    Optional<TypeElement> owner = Symbols.ownerOf(field);
    if (owner.isEmpty()) {
      return unknown(use);
    } else if (Symbols.isStatic(field)) {
      return LockPath.of(new Root.Static(reading.symbols().fieldOf(field)));
    } else if (steps == 0) {
      return unknown(use);
    }
    LockPath base =
        use instanceof MemberSelectTree select
            ? of(select.getExpression(), steps - 1)
            : implied(owner.get());
    return base.then(new Selector.Field(reading.symbols().fieldOf(field)));
  }

  private LockPath ofCall(MethodInvocationTree call, int steps) {
    Optional<ExecutableElement> method =
        call.getArguments().isEmpty() ? reading.attribution().methodOf(call) : Optional.empty();
    Optional<TypeElement> owner = method.flatMap(Symbols::ownerOf);
    if (steps == 0
        || owner.isEmpty()
        || reading.symbols().isJdk(owner.get())
        || !namesObject(method.get())) {
      return unknown(call);
    }
    String type = reading.symbols().nameOf(method.get().getReturnType());
    Selector step = new Selector.Getter(reading.symbols().methodOf(method.get()), type);
    if (Symbols.isStatic(method.get())) {
      return ofClass(owner.get()).then(step);
    }
    return call.getMethodSelect() instanceof MemberSelectTree select
        ? of(select.getExpression(), steps - 1).then(step)
        : implied(owner.get()).then(step);
  }

  /**
   * What {@code super.clone()} returns is a new object of this class, as long as all keep to it.
   */
  private static boolean isCopy(MethodInvocationTree call) {
    return call.getArguments().isEmpty()
        && call.getMethodSelect() instanceof MemberSelectTree select
        && select.getIdentifier().contentEquals("clone")
        && select.getExpression() instanceof IdentifierTree object
        && object.getName().contentEquals("super");
  }

  /** Whether a method of the library makes a thread, future or pool whenever it is called. */
  private boolean isMade(MethodInvocationTree call) {
    Effect effect =
        reading
            .attribution()
            .methodOf(call)
            .filter(Paths::namesObject)
            .map(reading.library()::effectOf)
            .orElse(Effect.UNKNOWN);
    return effect instanceof Effect.RunsLater || effect instanceof Effect.MakesSized;
  }

  private static boolean namesObject(ExecutableElement method) {
    TypeKind kind = method.getReturnType().getKind();
    return !kind.isPrimitive() && kind != TypeKind.VOID;
  }

  private LockPath unknown(Tree tree) {
    return LockPath.of(new Root.Unknown(typeNameOf(tree), isByKey(tree)));
  }

  private boolean isByKey(Tree tree) {
    if (tree instanceof ArrayAccessTree element) {
      return isPassed(element.getIndex());
    }
    return tree instanceof MethodInvocationTree call
        && !call.getArguments().isEmpty()
        && call.getMethodSelect() instanceof MemberSelectTree select
        && LOOKS_UP.contains(select.getIdentifier().toString())
        && isPassed(call.getArguments().get(0))
        && reading
            .attribution()
            .methodOf(call)
            .flatMap(Symbols::ownerOf)
            .filter(reading.symbols()::isJdk)
            .isPresent();
  }

  /** Returns whether an expression is a parameter, or what one tells about itself. */
  private boolean isPassed(ExpressionTree key) {
    ExpressionTree rest = withoutCasts(key);
    while (!(rest instanceof IdentifierTree)) {
      if (rest instanceof MethodInvocationTree call && call.getArguments().isEmpty()) {
        rest = call.getMethodSelect();
      } else if (rest instanceof MemberSelectTree select) {
        rest = withoutCasts(select.getExpression());
      } else {
        return false;
      }
    }
    return ofName((IdentifierTree) rest).root() instanceof Root.Parameter;
  }

  private String typeNameOf(Tree tree) {
    return reading.attribution().typeOf(tree).map(reading.symbols()::nameOf).orElse("");
  }
}
