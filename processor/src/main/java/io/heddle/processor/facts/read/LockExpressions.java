package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import io.heddle.processor.facts.library.Effect;
import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** Tells which lock, and which side of it, an expression of one body means. */
final class LockExpressions {

  /** How many variables are followed, each given the value of the next. */
  private static final int MOST_VARIABLES = 3;

  private final Reading reading;
  private final BodyFrame frame;
  private final Paths paths;

  LockExpressions(Reading reading, BodyFrame frame, Paths paths) {
    this.reading = reading;
    this.frame = frame;
    this.paths = paths;
  }

  /**
   * Returns the lock that an expression means.
   *
   * @param kind what is known of it from its static type
   * @param mode the side that it is, unless it is a view of one side
   */
  LockUse of(ExpressionTree expression, LockKind kind, LockMode mode) {
    return viewBy(expression).orElseGet(() -> plain(expression, kind, mode));
  }

  private LockUse plain(ExpressionTree expression, LockKind kind, LockMode mode) {
    LockKind known = kind == LockKind.UNKNOWN ? kindByValue(expression) : kind;
    return new LockUse(paths.of(expression), mode, known);
  }

  /** Returns the lock of which an expression is a view: one side, or a condition of it. */
  Optional<LockUse> viewBy(ExpressionTree expression) {
    ExpressionTree tree = Paths.withoutCasts(expression);
    if (tree instanceof MethodInvocationTree call) {
      return viewByCall(call);
    } else if (tree instanceof NewClassTree made) {
      return viewByNew(made);
    } else if (tree instanceof IdentifierTree || tree instanceof MemberSelectTree) {
      Optional<VariableElement> variable = reading.attribution().variableOf(tree);
      return variable.isPresent() && !variable.get().getKind().isField()
          ? reading.variables().viewBy(variable.get(), frame)
          : reading.declared().views().behind(paths.of(tree));
    }
    return Optional.empty();
  }

  private Optional<LockUse> viewByCall(MethodInvocationTree call) {
    if (!call.getArguments().isEmpty()) {
      return Optional.empty();
    }
    Optional<ExecutableElement> method = reading.attribution().methodOf(call);
    Effect effect = method.map(reading.library()::effectOf).orElse(Effect.UNKNOWN);
    if (effect instanceof Effect.NewCondition
        && call.getMethodSelect() instanceof MemberSelectTree select) {
      ExpressionTree lock = select.getExpression();
      return Optional.of(of(lock, kindByType(lock), LockMode.WRITE));
    }
    if (method.isEmpty() || !(effect instanceof Effect.View view)) {
      return Optional.empty();
    }
    if (call.getMethodSelect() instanceof MemberSelectTree select) {
      LockUse whole = of(select.getExpression(), view.kind(), view.mode());
      LockKind kind = view.kind() == LockKind.UNKNOWN ? whole.kind() : view.kind();
      return Optional.of(new LockUse(whole.path(), view.mode(), kind));
    }
    return Symbols.ownerOf(method.get())
        .map(owner -> new LockUse(paths.implied(owner), view.mode(), view.kind()));
  }

  private Optional<LockUse> viewByNew(NewClassTree made) {
    Optional<ExecutableElement> constructor = reading.attribution().methodOf(made);
    if (constructor.isEmpty()
        || !(reading.library().effectOf(constructor.get()) instanceof Effect.Wraps wraps)) {
      return Optional.empty();
    }
    for (ExpressionTree argument : made.getArguments()) {
      LockKind kind = kindByType(argument);
      if (kind != LockKind.MONITOR) {
        return Optional.of(of(argument, kind, LockMode.WRITE));
      }
    }
    return Optional.of(new LockUse(paths.of(made), LockMode.WRITE, wraps.kindAlone()));
  }

  /** Returns what is known of a lock from the only value that its variable ever has. */
  private LockKind kindByValue(ExpressionTree expression) {
    ExpressionTree tree = Paths.withoutCasts(expression);
    for (int steps = 0; steps < MOST_VARIABLES; steps++) {
      Optional<ExpressionTree> value =
          reading
              .attribution()
              .variableOf(tree)
              .filter(variable -> variable.getKind() != ElementKind.PARAMETER)
              .flatMap(reading.definitions()::onlyValueOf);
      if (value.isEmpty()) {
        return LockKind.UNKNOWN;
      }
      tree = Paths.withoutCasts(value.get());
      LockKind kind = kindByNew(tree).orElse(kindByType(tree));
      if (kind != LockKind.MONITOR && kind != LockKind.UNKNOWN) {
        return kind;
      }
    }
    return LockKind.UNKNOWN;
  }

  private Optional<LockKind> kindByNew(ExpressionTree value) {
    return value instanceof NewClassTree made
        ? viewByNew(made).map(LockUse::kind)
        : Optional.empty();
  }

  private LockKind kindByType(ExpressionTree expression) {
    return reading
        .attribution()
        .typeOf(expression)
        .flatMap(reading.symbols()::elementOf)
        .map(reading.library()::kindOf)
        .orElse(LockKind.MONITOR);
  }

  /** Returns the monitor of the object that an expression means. */
  LockUse monitorOf(ExpressionTree expression) {
    return monitorOf(paths.of(expression));
  }

  static LockUse monitorOf(LockPath path) {
    return new LockUse(path, LockMode.WRITE, LockKind.MONITOR);
  }
}
