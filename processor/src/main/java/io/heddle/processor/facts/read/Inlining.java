package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import io.heddle.processor.declare.PassedFunctions.Terms;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Position;
import io.heddle.processor.facts.read.Functions.Runs;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/** Functions of which the method that gets them says how it runs them. */
final class Inlining {

  private final Translation body;

  Inlining(Translation body) {
    this.body = body;
  }

  /**
   * Passes functions of whose running no library model knows: those that run inline run here, with
   * the locks around them that the method says it takes.
   *
   * @param receiver the object called, or made
   */
  void pass(
      Tree call,
      List<? extends ExpressionTree> arguments,
      ExecutableElement method,
      LockPath receiver) {
    for (int index = 0; index < arguments.size(); index++) {
      ExpressionTree function = arguments.get(index);
      if (Functions.isFunction(function)) {
        Terms terms = body.reading.declared().termsOf(method, index);
        if (terms.inline()) {
          List<LockUse> around = Promises.seenFrom(receiver, locksAround(method, terms));
          runInside(around, function, body.reading.positions().of(call));
        } else {
          body.functions.pass(List.of(function), Runs.UNKNOWN);
        }
      }
    }
  }

  /**
   * The function stays a body of its own as well: what the method does around it is only known
   * where its own body is.
   */
  private void runInside(List<LockUse> around, ExpressionTree function, Position at) {
    around.forEach(lock -> body.graph.add(new Fact.Acquire(lock, Fact.Wait.NONE, at), Body.NEVER));
    body.exits.cleaning(
        () -> body.functions.pass(List.of(function), Runs.NOW),
        () -> around.forEach(lock -> body.graph.add(new Fact.Release(lock, at), Body.NEVER)));
    if (Paths.withoutCasts(function) instanceof LambdaExpressionTree lambda) {
      body.reading.discoveries().found(lambda, body.frame.owner.name(), MethodFacts.Kind.ESCAPING);
    }
  }

  private List<LockUse> locksAround(ExecutableElement method, Terms terms) {
    List<LockUse> locks = new ArrayList<>(body.reading.declared().takenBy(method));
    if (method.getModifiers().contains(Modifier.SYNCHRONIZED) && !Symbols.isStatic(method)) {
      locks.add(LockExpressions.monitorOf(LockPath.of(new Root.This())));
    }
    locks.addAll(terms.held());
    return locks;
  }

  /**
   * Where a body calls its parameter, it keeps what its method says of that: as if it called
   * something of its own that asks for it.
   */
  void keepTerms(MethodInvocationTree call, ExecutableElement called) {
    if (!body.reading.declared().canPromise()) {
      return;
    }
    parameterCalledBy(call)
        .flatMap(this::termsOf)
        .filter(terms -> !terms.held().isEmpty() || !terms.excluded().isEmpty())
        .ifPresent(
            terms ->
                body.graph.add(
                    new Fact.Call(
                        body.reading.symbols().methodOf(called),
                        LockPath.of(new Root.This()),
                        body.frame.owner.name(),
                        List.of(),
                        true,
                        terms.held(),
                        terms.excluded(),
                        List.of(),
                        body.reading.positions().of(call)),
                    Body.NEVER));
  }

  private Optional<Terms> termsOf(int parameter) {
    return body.frame.parameters.get(parameter).getEnclosingElement()
            instanceof ExecutableElement method
        ? Optional.of(body.reading.declared().termsOf(method, parameter))
        : Optional.empty();
  }

  private Optional<Integer> parameterCalledBy(MethodInvocationTree call) {
    if (call.getMethodSelect() instanceof MemberSelectTree select
        && select.getExpression() instanceof IdentifierTree
        && body.paths.of(select.getExpression()).root() instanceof Root.Parameter parameter) {
      return Optional.of(parameter.index());
    }
    return Optional.empty();
  }
}
