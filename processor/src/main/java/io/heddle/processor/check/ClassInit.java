package io.heddle.processor.check;

import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.program.InitializationCircle;
import io.heddle.processor.program.InitializationCircle.Leg;
import io.heddle.processor.program.InitializationCircle.Step;
import io.heddle.processor.program.Program;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Classes whose initialisation needs each other's: two threads that begin at different ends wait
 * for each other, in the virtual machine itself, for ever.
 */
final class ClassInit implements Rule {

  @Override
  public String key() {
    return "class-init";
  }

  @Override
  public List<Finding> findings(Program program) {
    return program.shared().circles().stream().map(this::of).toList();
  }

  private Finding of(InitializationCircle circle) {
    Leg first = circle.first();
    Leg second = circle.second();
    Set<String> suppressed = new HashSet<>(first.suppressed());
    suppressed.addAll(second.suppressed());
    String others = circle.others() == 0 ? "" : " (and " + circle.others() + " more in the circle)";
    return new Finding(
        key(),
        Severity.WARNING,
        placeOf(circle),
        "two threads that begin with "
            + name(first.from())
            + " and with "
            + name(second.from())
            + " wait for each other for ever: each class needs the other initialised"
            + others,
        List.of(path(first), path(second)),
        "create what closes the circle on first use, in a holder class or a method, not in a static"
            + " initialiser",
        suppressed);
  }

  /** Where an initialiser does what need not be done there; a superclass is no choice. */
  private static Position placeOf(InitializationCircle circle) {
    return List.of(circle.first(), circle.second()).stream()
        .map(leg -> leg.steps().get(0))
        .filter(step -> step.how() != InitializationCircle.How.COMES_AFTER)
        .findFirst()
        .orElse(circle.first().steps().get(0))
        .at();
  }

  private static Finding.Path path(Leg leg) {
    return new Finding.Path(
        "one thread initialises " + name(leg.from()) + " and waits for " + name(leg.to()) + ":",
        leg.steps().stream().map(ClassInit::step).toList());
  }

  private static Finding.Step step(Step step) {
    return new Finding.Step(
        step.at(),
        switch (step.how()) {
          case COMES_AFTER -> step.who() + " is initialised after " + step.whom();
          case CALLS -> step.who() + " calls " + step.whom();
          case MAKES -> step.who() + " makes a " + step.whom();
          case TOUCHES -> step.who() + " uses " + step.whom();
        });
  }

  private static String name(String type) {
    return FieldRef.simpleName(type);
  }
}
