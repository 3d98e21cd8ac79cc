package io.heddle.processor.program;

import static java.util.stream.Collectors.toSet;

import io.heddle.processor.facts.ClassFacts;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What of a program takes place in some of its classes, at least in part. */
final class OwnShare {

  private final Set<String> names;

  OwnShare(Collection<ClassFacts> classes) {
    this.names = classes.stream().map(ClassFacts::name).collect(toSet());
  }

  Program of(Program all) {
    return new Program(
        of(all.accesses()),
        of(all.calls()),
        of(all.breaches()),
        of(all.leaks()),
        of(all.misuses()),
        of(all.nestings()),
        of(all.rivals()),
        all.cycles().stream().filter(this::holds).toList(),
        all.received(),
        all.takenForCallers(),
        all.orders(),
        of(all.waits()),
        of(all.threads()),
        of(all.shared()));
  }

  private Threads of(Threads all) {
    return new Threads(
        of(all.misuses()),
        of(all.scopes()),
        of(all.meetings()),
        of(all.permits()),
        of(all.paired()),
        of(all.aliens()));
  }

  private Waits of(Waits all) {
    return new Waits(of(all.loose()), of(all.bare()), of(all.held()));
  }

  private SharedState of(SharedState all) {
    return new SharedState(
        all.circles().stream().filter(this::holds).toList(),
        of(all.unfitLocks()),
        of(all.doubleChecks()),
        of(all.updates()),
        all.locked(),
        of(all.trespasses()),
        new StrayValues(of(all.values().strays()), of(all.values().kept())),
        all.disagreements().stream().filter(one -> names.contains(one.field().owner())).toList());
  }

  private <P extends Placed> List<P> of(List<P> all) {
    return all.stream().filter(this::holds).toList();
  }

  private boolean holds(Placed one) {
    return one.bodies().anyMatch(body -> names.contains(body.owner()));
  }

  private boolean holds(Cycle cycle) {
    return cycle.legs().stream().anyMatch(leg -> holds(leg.nesting()));
  }

  private boolean holds(InitializationCircle circle) {
    return names.contains(circle.first().from()) || names.contains(circle.second().from());
  }
}
