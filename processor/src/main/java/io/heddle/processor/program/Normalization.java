package io.heddle.processor.program;

import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Promise;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Gives each object one name: a getter that only returns a field is replaced by the field, in every
 * fact, once for all.
 *
 * <p>Not where a known subclass overrides the getter: which field it returns then depends on the
 * object.
 */
final class Normalization {

  private static final String LOCKS = "java.util.concurrent.locks.";

  private final ClassPool pool;
  private final Map<MethodRef, Optional<LockPath>> returned = new HashMap<>();

  private Normalization(ClassPool pool) {
    this.pool = pool;
  }

  /** Returns the same classes with normalized facts. */
  static ClassPool of(ClassPool written) {
    Normalization normalization = new Normalization(written);
    return new ClassPool(written.classes().stream().map(normalization::normalized).toList());
  }

  private ClassFacts normalized(ClassFacts facts) {
    List<MethodFacts> methods = each(facts.methods(), this::normalized);
    return methods.equals(facts.methods())
        ? facts
        : new ClassFacts(
            facts.name(),
            facts.superTypes(),
            facts.received(),
            facts.orders(),
            facts.initialization(),
            methods);
  }

  private MethodFacts normalized(MethodFacts method) {
    List<LockUse> entry = each(method.entry(), this::normalized);
    List<Node> nodes = each(method.body().nodes(), this::normalized);
    Promise promise = normalized(method.promise());
    if (entry.equals(method.entry())
        && promise.equals(method.promise())
        && nodes.equals(method.body().nodes())) {
      return method;
    }
    return new MethodFacts(
        method.method(),
        method.kind(),
        method.callers(),
        method.overridable(),
        entry,
        promise,
        new Body(nodes, method.body().demands(), method.body().unfitLocks()),
        method.returns(),
        method.suppressed(),
        method.at());
  }

  private Promise normalized(Promise promise) {
    return promise.isEmpty()
        ? promise
        : new Promise(
            each(promise.acquires(), this::normalized),
            each(promise.releases(), this::normalized),
            each(promise.attempts(), this::normalized),
            promise.when());
  }

  private Node normalized(Node node) {
    List<Fact> fact = each(node.fact(), this::normalized);
    return fact.equals(node.fact()) ? node : new Node(fact, node.next(), node.onException());
  }

  private Fact normalized(Fact fact) {
    if (fact instanceof Fact.Acquire acquire) {
      LockUse lock = normalized(acquire.lock());
      return lock.equals(acquire.lock())
          ? fact
          : new Fact.Acquire(lock, acquire.waits(), fact.at());
    } else if (fact instanceof Fact.Release release) {
      LockUse lock = normalized(release.lock());
      return lock.equals(release.lock()) ? fact : new Fact.Release(lock, fact.at());
    } else if (fact instanceof Fact.TryAcquire attempt) {
      LockUse lock = normalized(attempt.lock());
      return lock.equals(attempt.lock())
          ? fact
          : new Fact.TryAcquire(lock, attempt.variable(), fact.at());
    } else if (fact instanceof Fact.Assume assume) {
      LockUse lock = normalized(assume.lock());
      return lock.equals(assume.lock()) ? fact : new Fact.Assume(lock, assume.held(), fact.at());
    } else if (fact instanceof Fact.Await await) {
      LockPath condition = normalized(await.condition());
      List<LockUse> lock = each(await.lock(), this::normalized);
      return condition.equals(await.condition()) && lock.equals(await.lock())
          ? fact
          : new Fact.Await(condition, lock, await.timed(), fact.at());
    } else if (fact instanceof Fact.Signal signal) {
      LockPath condition = normalized(signal.condition());
      List<LockUse> lock = each(signal.lock(), this::normalized);
      return condition.equals(signal.condition()) && lock.equals(signal.lock())
          ? fact
          : new Fact.Signal(condition, lock, signal.bare(), fact.at());
    } else if (fact instanceof Fact.Result result) {
      LockPath object = normalized(result.object());
      return object.equals(result.object())
          ? fact
          : new Fact.Result(result.present(), object, fact.at());
    } else if (fact instanceof Fact.Block block) {
      LockPath on = normalized(block.on());
      return on.equals(block.on())
          ? fact
          : new Fact.Block(block.what(), on, block.call(), block.timed(), fact.at());
    } else if (fact instanceof Fact.Unblock unblock) {
      LockPath on = normalized(unblock.on());
      return on.equals(unblock.on()) ? fact : new Fact.Unblock(unblock.what(), on, fact.at());
    } else if (fact instanceof Fact.OnThread on) {
      LockPath thread = normalized(on.thread());
      return thread.equals(on.thread()) ? fact : new Fact.OnThread(on.deed(), thread, fact.at());
    } else if (fact instanceof Fact.Permit permit) {
      LockPath semaphore = normalized(permit.semaphore());
      return semaphore.equals(permit.semaphore())
          ? fact
          : new Fact.Permit(semaphore, permit.change(), fact.at());
    } else if (fact instanceof Fact.Access access) {
      return normalized(access);
    } else if (fact instanceof Fact.Call call) {
      return normalized(call);
    } else if (fact instanceof Fact.Unguarded use) {
      LockPath base = normalized(use.base());
      return base.equals(use.base())
          ? fact
          : new Fact.Unguarded(use.field(), base, use.write(), fact.at());
    }
    return fact;
  }

  private Fact normalized(Fact.Access access) {
    LockPath base = normalized(access.base());
    List<LockUse> guards = each(access.guards(), this::normalized);
    return base.equals(access.base()) && guards.equals(access.guards())
        ? access
        : new Fact.Access(access.field(), base, access.write(), guards, access.at());
  }

  private Fact normalized(Fact.Call call) {
    LockPath receiver = normalized(call.receiver());
    List<LockPath> arguments = each(call.arguments(), this::normalized);
    List<LockUse> requires = each(call.requires(), this::normalized);
    List<LockUse> excludes = each(call.excludes(), this::normalized);
    if (receiver.equals(call.receiver())
        && arguments.equals(call.arguments())
        && requires.equals(call.requires())
        && excludes.equals(call.excludes())) {
      return call;
    }
    return new Fact.Call(
        call.target(),
        receiver,
        call.receiverType(),
        arguments,
        call.exact(),
        requires,
        excludes,
        call.thrown(),
        call.at());
  }

  private LockUse normalized(LockUse lock) {
    LockPath path = normalized(lock.path());
    return path.equals(lock.path()) ? lock : new LockUse(path, lock.mode(), lock.kind());
  }

  private LockPath normalized(LockPath path) {
    if (!hasGetter(path)) {
      return path;
    }
    LockPath result = LockPath.of(path.root());
    for (Selector selector : path.selectors()) {
      Optional<LockPath> field =
          selector instanceof Selector.Getter getter
              ? returned.computeIfAbsent(getter.method(), method -> returnedBy(getter))
              : Optional.empty();
      result = field.isPresent() ? memberOf(result, field.get()) : result.then(selector);
    }
    return result.equals(path) ? path : result;
  }

  private static boolean hasGetter(LockPath path) {
    for (Selector selector : path.selectors()) {
      if (selector instanceof Selector.Getter) {
        return true;
      }
    }
    return false;
  }

  /** A static field is the same whichever object is asked for it. */
  private static LockPath memberOf(LockPath object, LockPath field) {
    return field.root() instanceof Root.Static ? field : Frames.rebased(field, object);
  }

  private Optional<LockPath> returnedBy(Selector.Getter getter) {
    MethodRef method = getter.method();
    Optional<MethodFacts> body = pool.implementation(method);
    return body.isEmpty() && getter.type().startsWith(LOCKS)
        ? returnedBelow(method)
        : body.filter(found -> !isOverridden(method)).flatMap(Normalization::fieldOf);
  }

  /**
   * Returns the field that all classes with such a getter return, if they return the same. One that
   * returns a constant has no lock of its own: it stands for an object that is not there.
   */
  private Optional<LockPath> returnedBelow(MethodRef getter) {
    List<Optional<LockPath>> fields =
        pool.subtypes(getter.owner()).stream()
            .flatMap(type -> pool.method(getter.in(type)).stream())
            .map(Normalization::fieldOf)
            .filter(path -> path.filter(field -> field.root() instanceof Root.Static).isEmpty())
            .distinct()
            .toList();
    return fields.size() == 1 ? fields.get(0) : Optional.empty();
  }

  private static Optional<LockPath> fieldOf(MethodFacts getter) {
    return getter.returns().stream()
        .findFirst()
        .filter(path -> !(path.root() instanceof Root.Outer));
  }

  private boolean isOverridden(MethodRef getter) {
    return pool.subtypes(getter.owner()).stream()
        .anyMatch(type -> pool.method(getter.in(type)).isPresent());
  }

  /** Returns the list itself if nothing in it changes. */
  private static <T> List<T> each(List<T> all, UnaryOperator<T> change) {
    for (int index = 0; index < all.size(); index++) {
      T before = all.get(index);
      T after = change.apply(before);
      if (!after.equals(before)) {
        List<T> changed = new ArrayList<>(all.subList(0, index));
        changed.add(after);
        for (T rest : all.subList(index + 1, all.size())) {
          changed.add(change.apply(rest));
        }
        return changed;
      }
    }
    return all;
  }
}
