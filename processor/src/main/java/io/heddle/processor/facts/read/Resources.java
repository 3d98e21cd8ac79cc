package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Position;
import io.heddle.processor.facts.library.Effect;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** The resources of a {@code try}: closed in reverse, by calls that are not in the tree. */
final class Resources {

  private final Translation body;
  private final Reading reading;

  Resources(Translation body) {
    this.body = body;
    this.reading = body.reading;
  }

  void using(List<? extends Tree> resources, Runnable inside) {
    if (resources.isEmpty()) {
      inside.run();
      return;
    }
    Tree resource = resources.get(0);
    open(resource);
    body.exits.cleaning(
        () -> using(resources.subList(1, resources.size()), inside), () -> close(resource));
  }

  private void open(Tree resource) {
    if (resource instanceof VariableTree declared) {
      body.locals.declare(declared);
    } else if (resource instanceof ExpressionTree expression) {
      body.expressions.value(expression);
    }
  }

  private void close(Tree resource) {
    body.scopes.close(resource);
    List<LockUse> held = heldBy(resource);
    if (!held.isEmpty()) {
      Position at = reading.positions().of(resource);
      if (body.results.isDowngraded(resource)) {
        held.forEach(lock -> releaseIfHeld(lock, at));
      } else {
        held.forEach(lock -> body.graph.add(new Fact.Release(lock, at), Body.NEVER));
      }
      return;
    }
    Optional<TypeElement> type =
        reading.attribution().typeOf(resource).flatMap(reading.symbols()::elementOf);
    Optional<ExecutableElement> method = type.flatMap(this::closeOf);
    if (method.isEmpty()) {
      body.exits.mayThrow(reading.exceptions().anything());
    } else if (!(reading.library().effectOf(method.get()) instanceof Effect.CloseHold)) {
      body.calls.close(resource, type.get(), method.get(), pathOf(resource, type.get()));
    }
  }

  private void releaseIfHeld(LockUse lock, Position at) {
    int fork = body.graph.label();
    int held = body.graph.label();
    int given = body.graph.label();
    int end = body.graph.label();
    body.graph.fallTo(fork);
    body.graph.edge(fork, held);
    body.graph.edge(fork, given);
    body.graph.moveTo(held);
    body.graph.add(new Fact.Assume(lock, true, at), Body.NEVER);
    body.graph.add(new Fact.Release(lock, at), Body.NEVER);
    body.graph.goTo(end);
    body.graph.moveTo(given);
    body.graph.add(new Fact.Assume(lock, false, at), Body.NEVER);
    body.graph.fallTo(end);
  }

  private LockPath pathOf(Tree resource, TypeElement type) {
    if (resource instanceof ExpressionTree expression) {
      return body.paths.of(expression);
    }
    return reading
        .attribution()
        .variableOf(resource)
        .map(variable -> reading.variables().pathOf(variable, body.frame))
        .orElseGet(() -> LockPath.unknown(reading.symbols().nameOf(type)));
  }

  /** Returns the locks that are held until the resource is closed. */
  private List<LockUse> heldBy(Tree resource) {
    Tree value = resource instanceof VariableTree declared ? declared.getInitializer() : resource;
    if (value instanceof MethodInvocationTree call) {
      return reading.attribution().methodOf(call).stream()
          .flatMap(method -> heldBy(call, method))
          .toList();
    }
    return value instanceof ExpressionTree expression
        ? body.results.keptIn(expression).stream().toList()
        : List.of();
  }

  private Stream<LockUse> heldBy(MethodInvocationTree call, ExecutableElement method) {
    Effect effect = reading.library().effectOf(method);
    if (effect instanceof Effect.HoldAll hold) {
      return body.lockCalls.allOf(call, hold).stream();
    }
    return effect instanceof Effect.Hold || effect instanceof Effect.Downgrade
        ? body.locals.takenBy(call, method).stream()
        : Stream.empty();
  }

  private Optional<ExecutableElement> closeOf(TypeElement type) {
    for (TypeElement owner : reading.symbols().superTypes(type)) {
      for (ExecutableElement method : ElementFilter.methodsIn(owner.getEnclosedElements())) {
        if (method.getSimpleName().contentEquals("close") && method.getParameters().isEmpty()) {
          return Optional.of(method);
        }
      }
    }
    return Optional.empty();
  }
}
