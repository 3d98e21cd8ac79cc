package io.heddle.processor.facts.read;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import io.heddle.processor.facts.library.Effect;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/** Local variables of one body: what they are initialised with and stand for. */
final class Locals {

  private final Translation body;

  Locals(Translation body) {
    this.body = body;
  }

  /** Translates the declaration of a local variable. */
  void declare(VariableTree tree) {
    body.localValues.declare(tree);
    if (tree.getInitializer() != null) {
      boolean unchecked =
          !tree.getModifiers().getAnnotations().isEmpty()
              && body.reading
                  .attribution()
                  .variableOf(tree)
                  .filter(variable -> Annotated.suppresses(variable, "guarded-by"))
                  .isPresent();
      body.unchecked(unchecked, () -> assign(tree, tree.getInitializer()));
      made(tree, tree.getInitializer());
    }
  }

  /** Evaluates what a variable is given, and keeps what that says about the variable. */
  void assign(Tree target, ExpressionTree value) {
    Optional<VariableElement> local =
        body.reading
            .attribution()
            .variableOf(target)
            .filter(variable -> !variable.getKind().isField());
    if (local.isPresent() && body.results.isAttempt(value) && body.results.isAttempt(local.get())) {
      attempt(local.get(), (MethodInvocationTree) Spines.withoutParentheses(value));
    } else if (local.filter(Locals::isBoolean).isPresent() && body.returns.tellsOfLocks(value)) {
      decide(body.reading.variables().idOf(local.get()), target, value);
    } else {
      Runnable evaluation = () -> body.expressions.value(value);
      local.ifPresentOrElse(variable -> body.threads.giving(value, local, evaluation), evaluation);
      body.flags.assigned(target, value);
    }
    if (local.isEmpty()) {
      body.reading
          .attribution()
          .variableOf(target)
          .ifPresent(field -> body.threads.keep(field, target, value));
    }
    local.ifPresent(body.newObjects::given);
    local.ifPresent(variable -> body.rounds.rebind(target));
    local
        .filter(body.reading.definitions()::isAssignedOnce)
        .ifPresent(variable -> bind(variable, value));
  }

  /** Notes that a statement has given a variable an object that it made. */
  void made(Tree target, ExpressionTree value) {
    if (Spines.withoutParentheses(value) instanceof NewClassTree made) {
      body.reading
          .attribution()
          .variableOf(target)
          .filter(variable -> !variable.getKind().isField())
          .filter(variable -> !body.reading.definitions().isAssignedOnce(variable))
          .ifPresent(variable -> body.newObjects.made(variable, body.paths.of(made)));
    }
  }

  private static boolean isBoolean(VariableElement variable) {
    return variable.asType().getKind() == TypeKind.BOOLEAN;
  }

  /** Gives a variable a value on which it can depend whether a lock is held. */
  private void decide(int variable, Tree target, ExpressionTree value) {
    int yes = body.graph.label();
    int no = body.graph.label();
    int end = body.graph.label();
    body.conditions.branch(value, yes, no);
    body.graph.moveTo(yes);
    body.flags.assign(variable, List.of(true), target);
    body.graph.goTo(end);
    body.graph.moveTo(no);
    body.flags.assign(variable, List.of(false), target);
    body.graph.fallTo(end);
  }

  private void attempt(VariableElement variable, MethodInvocationTree call) {
    CallChain chain = CallChain.of(call, body.reading);
    ExecutableElement method = chain.last().method().orElseThrow();
    int id = body.reading.variables().idOf(variable);
    Optional<LockUse> lock = body.lockCalls.attemptAtEndOf(chain);
    body.calls.upToLast(chain);
    if (lock.isPresent()) {
      body.lockCalls.attempt(chain.last().tree(), method, lock.get(), id);
      body.results.keep(variable, lock.get());
    } else {
      body.calls.plain(chain.last(), method);
      body.promises.attempt(chain.last().tree(), method, id);
    }
  }

  /** A variable that is assigned once stands for what it was given, if that has a name. */
  private void bind(VariableElement variable, ExpressionTree value) {
    if (variable.asType().getKind().isPrimitive()) {
      keepResult(variable, value);
      return;
    }
    LockPath path = body.paths.of(value);
    if (path.isStable()) {
      body.reading.variables().bind(variable, path, body.frame);
    } else {
      body.reading.variables().bindOrigin(variable, path, body.frame);
    }
    body.locks
        .viewBy(value)
        .filter(view -> view.path().isStable())
        .ifPresent(view -> body.reading.variables().bindView(variable, view, body.frame));
    keepResult(variable, value);
  }

  private void keepResult(VariableElement variable, ExpressionTree value) {
    if (!(Spines.withoutParentheses(value) instanceof MethodInvocationTree call)) {
      return;
    }
    body.reading
        .attribution()
        .methodOf(call)
        .flatMap(method -> takenBy(call, method))
        .ifPresent(lock -> body.results.keep(variable, lock));
  }

  /** Returns the lock that a call takes, if it is a call that takes one. */
  Optional<LockUse> takenBy(MethodInvocationTree call, ExecutableElement method) {
    Effect effect = body.reading.library().effectOf(method);
    if (effect instanceof Effect.Hold hold) {
      return Optional.of(body.lockCalls.heldBy(call, method, hold));
    } else if (effect instanceof Effect.Downgrade) {
      return body.lockCalls.readSideKeptBy(call);
    } else if (effect instanceof Effect.Take take) {
      return Optional.of(body.lockCalls.lockOf(call, method, take.kind(), take.mode()));
    }
    return Optional.empty();
  }

  /** A pattern variable is the object that was tested. */
  void match(InstanceOfTree tree) {
    if (tree.getPattern() instanceof BindingPatternTree pattern) {
      LockPath path = body.paths.of(tree.getExpression());
      body.rounds.rebind(pattern.getVariable());
      body.reading
          .attribution()
          .variableOf(pattern.getVariable())
          .filter(body.reading.definitions()::isAssignedOnce)
          .filter(variable -> path.isStable())
          .ifPresent(variable -> body.reading.variables().bind(variable, path, body.frame));
    }
  }
}
