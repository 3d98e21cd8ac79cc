package io.heddle.processor.facts.store;

import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.HashSet;
import java.util.Set;

/** The classes that facts mention and that do not come with Java. */
final class References {

  /** Classes whose bodies or locks are used. */
  private final Set<String> named = new HashSet<>();

  /** Types on which a method is called that a subtype could override. */
  private final Set<String> dispatched = new HashSet<>();

  private References() {}

  static References in(ClassFacts facts) {
    References found = new References();
    facts.superTypes().forEach(found::name);
    facts.methods().stream()
        .filter(method -> method.kind() == MethodFacts.Kind.STATIC_INITIALIZER)
        .flatMap(method -> method.body().demands().stream())
        .forEach(demand -> found.name(demand.type()));
    facts.methods().stream()
        .flatMap(method -> method.body().nodes().stream())
        .flatMap(node -> node.fact().stream())
        .forEach(found::add);
    return found;
  }

  Set<String> named() {
    return named;
  }

  Set<String> dispatched() {
    return dispatched;
  }

  private void add(Fact fact) {
    if (fact instanceof Fact.Call call) {
      name(call.target().owner());
      name(call.receiverType());
      if (call.receiver().root() instanceof Root.Fresh made) {
        name(made.type());
      }
      if (!call.exact() && !Platform.isPartOf(call.receiverType())) {
        dispatched.add(call.receiverType());
      }
    } else if (fact instanceof Fact.Acquire acquire) {
      add(acquire.lock().path());
    } else if (fact instanceof Fact.TryAcquire attempt) {
      add(attempt.lock().path());
    } else if (fact instanceof Fact.Access access) {
      name(access.field().owner());
      access.guards().forEach(guard -> add(guard.path()));
    } else if (fact instanceof Fact.Block block) {
      add(block.on());
    } else if (fact instanceof Fact.Unblock unblock) {
      add(unblock.on());
    } else if (fact instanceof Fact.Spawn spawn) {
      spawn.tasks().forEach(this::add);
    }
  }

  private void add(LockPath path) {
    name(path.type());
    if (path.root() instanceof Root.Static constant) {
      name(constant.field());
    } else if (path.root() instanceof Root.ClassLiteral literal) {
      name(literal.type());
    }
    for (Selector selector : path.selectors()) {
      if (selector instanceof Selector.Field field) {
        name(field.field());
      } else if (selector instanceof Selector.Getter getter) {
        name(getter.method().owner());
      }
    }
  }

  private void name(FieldRef field) {
    name(field.owner());
    name(field.type());
  }

  private void name(String type) {
    if (type.indexOf('.') > 0 ? !Platform.isPartOf(type) : !type.isEmpty()) {
      named.add(type);
    }
  }
}
