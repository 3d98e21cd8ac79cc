package io.heddle.processor.facts.read;

import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.MethodFacts.Callers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes back that only a class itself calls a method, where something else read disproves it. */
final class KnownCallers {

  private final Discoveries discoveries;
  private final Set<String> hidden;

  /**
   * Knows the classes that were read.
   *
   * @param hidden the names of those that nothing outside of the top-level class can name
   */
  KnownCallers(Discoveries discoveries, Set<String> hidden) {
    this.discoveries = discoveries;
    this.hidden = hidden;
  }

  List<ClassFacts> settle(List<ClassFacts> classes) {
    Set<String> exposed = exposed(classes);
    return classes.stream().map(each -> settle(each, exposed.contains(each.name()))).toList();
  }

  /** A hidden class is exposed by a subclass that others can name: that inherits its methods. */
  private Set<String> exposed(List<ClassFacts> classes) {
    Map<String, ClassFacts> byName = new HashMap<>();
    classes.forEach(each -> byName.put(each.name(), each));
    Set<String> exposed = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    byName.keySet().stream().filter(name -> !hidden.contains(name)).forEach(open::add);
    while (!open.isEmpty()) {
      String name = open.remove();
      if (byName.containsKey(name) && exposed.add(name)) {
        open.addAll(byName.get(name).superTypes());
      }
    }
    return exposed;
  }

  private ClassFacts settle(ClassFacts facts, boolean exposed) {
    List<MethodFacts> methods =
        facts.methods().stream().map(method -> settle(method, exposed && isHidden(facts))).toList();
    return new ClassFacts(
        facts.name(),
        facts.superTypes(),
        facts.received(),
        facts.orders(),
        facts.initialization(),
        methods);
  }

  private boolean isHidden(ClassFacts facts) {
    return hidden.contains(facts.name());
  }

  private MethodFacts settle(MethodFacts method, boolean inherited) {
    boolean unseen =
        discoveries.isHandedOut(method.method()) || (inherited && method.overridable());
    if (method.callers() == Callers.ANYONE || !unseen) {
      return method;
    }
    return new MethodFacts(
        method.method(),
        method.kind(),
        Callers.ANYONE,
        method.overridable(),
        method.entry(),
        method.promise(),
        method.body(),
        method.returns(),
        method.suppressed(),
        method.at());
  }
}
