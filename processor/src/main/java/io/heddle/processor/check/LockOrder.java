package io.heddle.processor.check;

import io.heddle.processor.facts.Position;
import io.heddle.processor.program.Cycle;
import io.heddle.processor.program.DeclaredOrder;
import io.heddle.processor.program.Leg;
import io.heddle.processor.program.LockClass;
import io.heddle.processor.program.Nesting;
import io.heddle.processor.program.Program;
import io.heddle.processor.program.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Locks that are taken in orders which can make threads wait for each other.
 *
 * <p>Against a declared order that is an error at each place. Otherwise it is one warning for each
 * circle of lock classes; circles that pass through the same call share one warning.
 */
final class LockOrder implements Rule {

  /** Legs that have so many calls in common have one cause. */
  private static final int LONG_ENDING = 4;

  private record Violation(Nesting nesting, DeclaredOrder order, LockClass held, LockClass taken) {}

  @Override
  public String key() {
    return "lock-order";
  }

  @Override
  public List<Finding> findings(Program program) {
    List<Finding> findings = new ArrayList<>();
    List<Violation> violations = violations(program);
    Set<Object> reported = new HashSet<>();
    for (Violation violation : violations) {
      if (reported.add(List.of(violation.nesting().inner().route().start(), violation.held()))) {
        findings.add(against(violation));
      }
    }
    Set<List<LockClass>> forbidden =
        violations.stream()
            .map(violation -> List.of(violation.held(), violation.taken()))
            .collect(Collectors.toSet());
    List<Cycle> undeclared =
        program.cycles().stream()
            .filter(
                cycle ->
                    cycle.legs().stream()
                        .noneMatch(leg -> forbidden.contains(List.of(leg.from(), leg.to()))))
            .toList();
    bySharedLeg(undeclared).forEach(group -> findings.add(circle(group)));
    return findings;
  }

  private static List<Violation> violations(Program program) {
    List<Violation> found = new ArrayList<>();
    for (Nesting nesting : program.nestings()) {
      Optional<LockClass> held = nesting.outerClass();
      Optional<LockClass> taken = nesting.inner().lockClass();
      if (held.isPresent() && taken.isPresent() && nesting.doubts() == 0 && nesting.canBlock()) {
        program.orders().stream()
            .filter(order -> order.forbids(held.get(), taken.get()))
            .findFirst()
            .ifPresent(order -> found.add(new Violation(nesting, order, held.get(), taken.get())));
      }
    }
    return found;
  }

  private Finding against(Violation violation) {
    String held = violation.held().toString();
    String taken = violation.taken().toString();
    return new Finding(
        key(),
        Severity.ERROR,
        violation.nesting().inner().route().start(),
        taken + " is taken while " + held + " is held, but @LockOrder puts " + taken + " first",
        List.of(
            Witness.of("", violation.nesting()),
            new Finding.Path(
                "",
                List.of(
                    new Finding.Step(
                        violation.order().at(),
                        "the order is declared: " + names(violation.order().locks(), " → "))))),
        "take " + taken + " before " + held + ", or change the declared order",
        violation.nesting().in().suppressed());
  }

  /** Each group starts with its most convincing circle; the groups keep that order. */
  private static List<List<Cycle>> bySharedLeg(List<Cycle> cycles) {
    Map<Object, List<Cycle>> groups = new LinkedHashMap<>();
    for (Cycle cycle : cycles) {
      List<Cycle> group =
          cycle.legs().stream()
              .flatMap(leg -> places(leg).stream())
              .flatMap(place -> Optional.ofNullable(groups.get(place)).stream())
              .findFirst()
              .orElseGet(ArrayList::new);
      group.add(cycle);
      cycle.legs().forEach(leg -> places(leg).forEach(place -> groups.putIfAbsent(place, group)));
    }
    return groups.values().stream().distinct().toList();
  }

  /** The call that a leg begins with, and the calls that it ends with if there are many. */
  private static List<Object> places(Leg leg) {
    Route route = leg.nesting().inner().route();
    List<Route.Through> calls = route.calls();
    if (calls.size() <= LONG_ENDING) {
      return List.of(route.start());
    }
    List<Position> ending =
        calls.subList(calls.size() - LONG_ENDING, calls.size()).stream()
            .map(Route.Through::start)
            .toList();
    return List.of(route.start(), ending);
  }

  private Finding circle(List<Cycle> group) {
    Cycle best = group.get(0);
    List<LockClass> locks = best.locks();
    Leg closing = best.legs().get(best.legs().size() - 1);
    String manner = locks.size() == 2 ? "in opposite orders" : "in a circle";
    String others =
        group.size() == 1 ? "" : " (and " + (group.size() - 1) + " more through the same call)";
    return new Finding(
        key(),
        Severity.WARNING,
        closing.nesting().inner().route().start(),
        "threads can wait for each other for ever: "
            + names(locks, " → ")
            + " → "
            + locks.get(0)
            + " are taken "
            + manner
            + others,
        best.legs().stream().map(LockOrder::evidence).toList(),
        "take them in one order on every path, and state it with @LockOrder",
        suppressed(group));
  }

  private static Finding.Path evidence(Leg leg) {
    return Witness.of(
        "one thread holds " + leg.from() + " and waits for " + leg.to() + ":", leg.nesting());
  }

  private static Set<String> suppressed(List<Cycle> group) {
    return group.stream()
        .flatMap(cycle -> cycle.legs().stream())
        .flatMap(leg -> leg.nesting().in().suppressed().stream())
        .collect(Collectors.toSet());
  }

  private static String names(List<LockClass> locks, String separator) {
    return locks.stream().map(LockClass::toString).collect(Collectors.joining(separator));
  }
}
