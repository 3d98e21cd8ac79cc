package io.heddle.processor.program;

import static java.util.stream.Collectors.toSet;

import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.lock.MethodRef;
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
        all.accesses().stream().filter(access -> holds(access.in().method())).toList(),
        all.calls().stream().filter(call -> holds(call.in().method())).toList(),
        all.breaches().stream().filter(breach -> holds(breach.in().method())).toList(),
        all.leaks().stream().filter(leak -> holds(leak.in().method())).toList(),
        all.misuses().stream().filter(misuse -> holds(misuse.in().method())).toList(),
        all.nestings().stream().filter(this::holds).toList(),
        all.rivals().stream().filter(this::holds).toList(),
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
        all.misuses().stream().filter(misuse -> holds(misuse.in().method())).toList(),
        all.scopes().stream().filter(misuse -> holds(misuse.in().method())).toList(),
        all.meetings().stream().filter(meeting -> holds(meeting.in().method())).toList(),
        all.permits().stream().filter(permit -> holds(permit.in().method())).toList(),
        ofOccurrences(all.paired()),
        all.aliens().stream().filter(alien -> holds(alien.in().method())).toList());
  }

  private Waits of(Waits all) {
    return new Waits(
        all.loose().stream()
            .filter(wait -> holds(wait.in().method()) || holds(wait.calls()))
            .toList(),
        ofOccurrences(all.bare()),
        all.held().stream()
            .filter(wait -> holds(wait.holder().method()) || holds(wait.calls()))
            .toList());
  }

  private boolean holds(List<Called> calls) {
    return calls.stream().anyMatch(call -> holds(call.caller()) || holds(call.callee()));
  }

  private SharedState of(SharedState all) {
    return new SharedState(
        all.circles().stream().filter(this::holds).toList(),
        ofOccurrences(all.unfitLocks()),
        ofOccurrences(all.doubleChecks()),
        ofOccurrences(all.updates()),
        all.locked(),
        all.trespasses().stream().filter(one -> holds(one.in().method())).toList(),
        new StrayValues(ofOccurrences(all.values().strays()), ofOccurrences(all.values().kept())),
        all.disagreements().stream().filter(one -> names.contains(one.field().owner())).toList());
  }

  private <F extends Fact> List<Occurrence<F>> ofOccurrences(List<Occurrence<F>> all) {
    return all.stream().filter(one -> holds(one.in().method())).toList();
  }

  private boolean holds(InitializationCircle circle) {
    return names.contains(circle.first().from()) || names.contains(circle.second().from());
  }

  private boolean holds(Cycle cycle) {
    return cycle.legs().stream().anyMatch(leg -> holds(leg.nesting()));
  }

  private boolean holds(Nesting nesting) {
    return holds(nesting.in().method())
        || nesting.inner().route().calls().stream().anyMatch(call -> holds(call.callee()));
  }

  private boolean holds(MethodRef method) {
    return names.contains(method.owner());
  }
}
