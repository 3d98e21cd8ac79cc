package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.StatementTree;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.read.Scope.Jump;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;

/** Lambdas and method references: run here, or bodies of their own. */
final class Functions {

  /** When a function runs that is passed to a call. */
  enum Runs {
    /** Any number of times before the call returns. */
    NOW,
    /** Later, on another thread, with nothing held. */
    LATER,
    /** Nobody knows. */
    UNKNOWN
  }

  private final Translation body;

  Functions(Translation body) {
    this.body = body;
  }

  static boolean isFunction(ExpressionTree expression) {
    ExpressionTree tree = Paths.withoutCasts(expression);
    return tree instanceof LambdaExpressionTree || tree instanceof MemberReferenceTree;
  }

  /** Translates functions passed to a call that is about to run. */
  void pass(List<? extends ExpressionTree> functions, Runs runs) {
    if (functions.isEmpty()) {
      return;
    } else if (runs == Runs.NOW) {
      runOften(functions);
    } else {
      functions.forEach(function -> keep(function, runs));
    }
  }

  /** Runs functions any number of times, in any order. */
  private void runOften(List<? extends ExpressionTree> functions) {
    int round = body.graph.label();
    int done = body.graph.label();
    body.graph.fallTo(round);
    for (ExpressionTree function : functions) {
      body.graph.moveTo(body.graph.label());
      body.graph.edge(round, body.graph.current());
      body.rounds.inside(() -> runAgain(function));
      body.graph.goTo(round);
    }
    body.graph.edge(round, done);
    body.graph.moveTo(done);
  }

  private void runAgain(ExpressionTree function) {
    if (Paths.withoutCasts(function) instanceof LambdaExpressionTree lambda) {
      lambda.getParameters().forEach(body.rounds::rebind);
    }
    runOnce(function);
  }

  /** Runs a function once, or if it is no lambda, calls something unknown once. */
  void runOnce(ExpressionTree expression) {
    ExpressionTree function = Paths.withoutCasts(expression);
    if (function instanceof LambdaExpressionTree lambda) {
      inline(lambda);
    } else if (function instanceof MemberReferenceTree reference) {
      body.reading
          .attribution()
          .elementOf(reference)
          .filter(ExecutableElement.class::isInstance)
          .map(ExecutableElement.class::cast)
          .ifPresent(method -> body.calls.throughReference(reference, method));
    } else {
      body.exits.mayThrow(body.reading.exceptions().anything());
    }
  }

  /** Translates the body of a lambda as part of this body. */
  void inline(LambdaExpressionTree lambda) {
    int end = body.graph.label();
    body.returns.inlined(
        () ->
            body.exits.goal(
                Set.of(Jump.RETURN),
                Set.of(),
                end,
                () -> body.newObjects.anew(() -> inside(lambda))));
    body.graph.fallTo(end);
  }

  /** Translates what a function does. */
  void inside(ExpressionTree function) {
    if (!(function instanceof LambdaExpressionTree lambda)) {
      runOnce(function);
    } else if (lambda.getBody() instanceof ExpressionTree result) {
      body.expressions.value(result);
    } else if (lambda.getBody() instanceof StatementTree block) {
      body.statements.translate(block);
    }
  }

  private void keep(ExpressionTree expression, Runs runs) {
    ExpressionTree function = Paths.withoutCasts(expression);
    if (function instanceof LambdaExpressionTree lambda) {
      body.reading
          .discoveries()
          .found(
              lambda,
              body.frame.owner.name(),
              runs == Runs.LATER ? MethodFacts.Kind.DEFERRED : MethodFacts.Kind.ESCAPING);
    } else if (function instanceof MemberReferenceTree reference) {
      body.calls.qualifierOf(reference);
      if (runs == Runs.LATER) {
        handOut(reference);
      }
    }
  }

  /** Like an escaping lambda, a method that runs who knows when says nothing about its callers. */
  private void handOut(MemberReferenceTree reference) {
    body.reading
        .attribution()
        .elementOf(reference)
        .filter(ExecutableElement.class::isInstance)
        .map(ExecutableElement.class::cast)
        .map(body.reading.symbols()::methodOf)
        .ifPresent(body.reading.discoveries()::handedOut);
  }
}
