package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Promise;
import io.heddle.processor.lock.Root;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/**
 * What called methods say that they do to the locks of their caller: done in the caller, as if it
 * took and gave them back itself.
 */
final class Promises {

  private final Translation body;
  private final CallFacts calls;

  Promises(Translation body) {
    this.body = body;
    this.calls = new CallFacts(body.reading, body.frame, body.paths);
  }

  /** Returns whether the result of a call says whether locks were taken. */
  boolean decides(ExpressionTree expression) {
    return Spines.withoutParentheses(expression) instanceof MethodInvocationTree call
        && body.reading
            .attribution()
            .methodOf(call)
            .filter(method -> !of(method).attempts().isEmpty())
            .isPresent();
  }

  Promise of(ExecutableElement method) {
    return body.reading.declared().promiseOf(method);
  }

  /** Gives back what a method says that it gives back: it does so even if it throws. */
  void release(MethodInvocationTree call, ExecutableElement method) {
    List<LockUse> released = of(method).releases();
    if (!released.isEmpty()) {
      Position at = body.reading.positions().of(call);
      seenBy(call, method, released)
          .forEach(lock -> body.graph.add(new Fact.Release(lock, at), Body.NEVER));
    }
  }

  /** Takes what a method says that it leaves taken, once it has been called. */
  void keep(MethodInvocationTree call, ExecutableElement method) {
    Promise promise = of(method);
    if (!promise.isEmpty()) {
      acquire(call, method, promise.acquires());
      if (promise.when()) {
        attempt(call, method, body.reading.variables().nextId());
      }
    }
  }

  /** Does what a method says that it does if it returns the result that it names. */
  void attempt(MethodInvocationTree call, ExecutableElement method) {
    acquire(call, method, of(method).attempts());
  }

  /** Notes that a variable says whether a method has taken its lock. */
  void attempt(MethodInvocationTree call, ExecutableElement method, int variable) {
    Position at = body.reading.positions().of(call);
    seenBy(call, method, of(method).attempts())
        .forEach(lock -> body.graph.add(new Fact.TryAcquire(lock, variable, at), Body.NEVER));
  }

  /** Whoever has a body waits there, if at all. */
  private void acquire(MethodInvocationTree call, ExecutableElement method, List<LockUse> locks) {
    boolean hasBody = !method.getModifiers().contains(Modifier.ABSTRACT);
    Position at = body.reading.positions().of(call);
    for (LockUse lock : seenBy(call, method, locks)) {
      Fact.Wait waits = hasBody ? Fact.Wait.NONE : Fact.Wait.UNBOUNDED;
      body.graph.add(new Fact.Acquire(lock, waits, at), Body.NEVER);
    }
  }

  private List<LockUse> seenBy(
      MethodInvocationTree call, ExecutableElement method, List<LockUse> locks) {
    if (locks.isEmpty()) {
      return locks;
    }
    return seenFrom(calls.receiver(call.getMethodSelect(), method), locks);
  }

  /** Returns locks of an object as whoever calls it names them. */
  static List<LockUse> seenFrom(LockPath receiver, List<LockUse> locks) {
    return locks.stream()
        .map(lock -> new LockUse(seenFrom(receiver, lock.path()), lock.mode(), lock.kind()))
        .toList();
  }

  private static LockPath seenFrom(LockPath receiver, LockPath lock) {
    if (lock.root() instanceof Root.This) {
      return lock.rebasedOn(receiver);
    } else if (lock.root() instanceof Root.Outer outer
        && !receiver.equals(LockPath.of(new Root.This()))) {
      return lock.rebasedOn(LockPath.unknown(outer.type()));
    }
    return lock;
  }
}
