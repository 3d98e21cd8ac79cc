package io.heddle.processor.program;

import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.Demand;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import io.heddle.processor.program.InitializationCircle.How;
import io.heddle.processor.program.InitializationCircle.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What initialising a class leads to: the initialisation of other classes, and bodies that run
 * within it. Only calls of which it is certain what they run are followed.
 */
final class InitializationGraph {

  /** A class, or a body: exactly one of the two is there. */
  record Place(String type, List<MethodRef> body) {
    static Place of(String type) {
      return new Place(type, List.of());
    }

    static Place of(MethodRef body) {
      return new Place("", List.of(body));
    }

    boolean isClass() {
      return body.isEmpty();
    }
  }

  private final Map<String, ClassFacts> classes = new LinkedHashMap<>();
  private final ClassPool pool;
  private final Dispatch dispatch;
  private final Map<Place, Map<Place, Step>> steps = new HashMap<>();

  InitializationGraph(ClassPool pool, Dispatch dispatch) {
    this.pool = pool;
    this.dispatch = dispatch;
    pool.classes().forEach(one -> classes.put(one.name(), one));
  }

  /** Returns the classes whose initialisation does anything, by name. */
  List<Place> initialized() {
    return classes.values().stream()
        .filter(one -> !stepsFrom(Place.of(one.name())).isEmpty())
        .map(one -> Place.of(one.name()))
        .toList();
  }

  Collection<Place> after(Place place) {
    return stepsFrom(place).keySet();
  }

  /** Returns where a place leads in one step, and the step; nothing is a step to itself. */
  Map<Place, Step> stepsFrom(Place place) {
    Map<Place, Step> known = steps.get(place);
    if (known == null) {
      known = place.isClass() ? ofClass(place) : ofBody(place.body().get(0));
      known.remove(place);
      steps.put(place, known);
    }
    return known;
  }

  private Map<Place, Step> ofClass(Place place) {
    Map<Place, Step> found = new LinkedHashMap<>();
    ClassFacts facts = classes.get(place.type());
    if (facts != null) {
      for (String before : facts.initialization().before()) {
        if (classes.containsKey(before)) {
          found.put(
              Place.of(before),
              new Step(
                  facts.initialization().at(),
                  FieldRef.simpleName(place.type()),
                  How.COMES_AFTER,
                  FieldRef.simpleName(before)));
        }
      }
      // What the static initialiser does counts as what the class does.
      pool.method(new MethodRef(place.type(), "<clinit>", "()"))
          .ifPresent(body -> stepsFrom(Place.of(body.method())).forEach(found::putIfAbsent));
    }
    return found;
  }

  private Map<Place, Step> ofBody(MethodRef body) {
    Map<Place, Step> found = new LinkedHashMap<>();
    pool.method(body).ifPresent(facts -> addStepsOf(facts, found));
    return found;
  }

  private void addStepsOf(MethodFacts facts, Map<Place, Step> found) {
    String who = facts.method().toString();
    for (Demand demand : facts.body().demands()) {
      if (classes.containsKey(demand.type())) {
        found.putIfAbsent(
            Place.of(demand.type()), new Step(demand.at(), who, How.TOUCHES, demand.what()));
      }
    }
    for (Fact.Call call : callsIn(facts)) {
      String owner = call.target().owner();
      if (initializes(call) && classes.containsKey(owner)) {
        How how = isMaking(call) ? How.MAKES : How.TOUCHES;
        String whom = isMaking(call) ? FieldRef.simpleName(owner) : call.target().toString();
        found.putIfAbsent(Place.of(owner), new Step(call.at(), who, how, whom));
      }
      for (Dispatch.Target target : dispatch.targets(call)) {
        if (target.certain()) {
          MethodRef callee = target.body().method();
          found.putIfAbsent(
              Place.of(callee), new Step(call.at(), who, How.CALLS, callee.toString()));
        }
      }
    }
  }

  static List<Fact.Call> callsIn(MethodFacts facts) {
    List<Fact.Call> calls = new ArrayList<>();
    for (Node node : facts.body().nodes()) {
      for (Fact fact : node.fact()) {
        if (fact instanceof Fact.Call call) {
          calls.add(call);
        }
      }
    }
    return calls;
  }

  /** The calls of a constructor on the same object come from the same class or one below it. */
  static boolean initializes(Fact.Call call) {
    return isMaking(call)
        ? !call.receiver().equals(LockPath.of(new Root.This()))
        : call.receiver().equals(LockPath.of(new Root.ClassLiteral(call.target().owner())));
  }

  private static boolean isMaking(Fact.Call call) {
    return call.target().name().equals("<init>");
  }
}
