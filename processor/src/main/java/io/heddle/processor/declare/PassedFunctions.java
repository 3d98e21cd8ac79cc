package io.heddle.processor.declare;

import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** What methods and constructors promise about the functions that are passed to them. */
public final class PassedFunctions {

  private static final List<String> ON_PARAMETERS =
      List.of(Annotations.RUNS_INLINE, Annotations.HOLDING, Annotations.NOT_HOLDING);

  private final Contracts contracts;
  private final boolean any;
  private final Hierarchy hierarchy;
  private final Members members;
  private final Map<TypeElement, Boolean> promising = new HashMap<>();
  private final Map<VariableElement, Terms> terms = new HashMap<>();

  /**
   * Finds them on demand.
   *
   * @param any whether there can be any: they need an annotation that this compilation can see
   */
  PassedFunctions(Contracts contracts, boolean any, Hierarchy hierarchy, Members members) {
    this.contracts = contracts;
    this.any = any;
    this.hierarchy = hierarchy;
    this.members = members;
  }

  /**
   * What holds whenever a function runs.
   *
   * @param inline whether it only runs on the calling thread, before the call returns
   * @param held the locks that are held then, in the frame of the method it is passed to
   * @param excluded the locks that are not held then
   */
  public record Terms(boolean inline, List<LockUse> held, List<LockUse> excluded) {

    static final Terms NONE = new Terms(false, List.of(), List.of());

    /** Copies the lists. */
    public Terms {
      held = List.copyOf(held);
      excluded = List.copyOf(excluded);
    }
  }

  /**
   * Returns what a method promises about one of its arguments, or what a method that it overrides
   * does.
   *
   * @param method any method or constructor
   * @param argument the position of the argument in a call
   */
  public Terms of(ExecutableElement method, int argument) {
    int last = method.getParameters().size() - 1;
    return !any || last < 0
        ? Terms.NONE
        : terms.computeIfAbsent(
            method.getParameters().get(Math.min(argument, last)),
            parameter -> find(method, Math.min(argument, last)));
  }

  private Terms find(ExecutableElement method, int parameter) {
    if (!(method.getEnclosingElement() instanceof TypeElement owner)) {
      return Terms.NONE;
    }
    List<TypeElement> above =
        hierarchy.supertypesOutsideJava(owner).stream()
            .filter(type -> promising.computeIfAbsent(type, PassedFunctions::promises))
            .toList();
    boolean inline = false;
    Set<LockUse> held = new LinkedHashSet<>();
    Set<LockUse> excluded = new LinkedHashSet<>();
    for (ExecutableElement each : withOverridden(method, owner, above)) {
      VariableElement passed = each.getParameters().get(parameter);
      inline |=
          Annotations.has(each, Annotations.RUNS_INLINE)
              || Annotations.has(passed, Annotations.RUNS_INLINE);
      held.addAll(named(Annotations.HOLDING, passed, each));
      excluded.addAll(named(Annotations.NOT_HOLDING, passed, each));
    }
    return new Terms(inline, List.copyOf(held), List.copyOf(excluded));
  }

  private List<ExecutableElement> withOverridden(
      ExecutableElement method, TypeElement owner, List<TypeElement> above) {
    List<ExecutableElement> all = new ArrayList<>(List.of(method));
    if (!above.isEmpty()) {
      all.addAll(members.overriddenBy(method, owner, above));
    }
    return all;
  }

  private List<LockUse> named(
      String annotation, VariableElement parameter, ExecutableElement method) {
    List<AnnotationMirror> found = Annotations.find(parameter, annotation).stream().toList();
    return contracts.resolve(found, method, LockMode.WRITE);
  }

  private static boolean promises(TypeElement type) {
    return Stream.concat(
            ElementFilter.methodsIn(type.getEnclosedElements()).stream(),
            ElementFilter.constructorsIn(type.getEnclosedElements()).stream())
        .flatMap(
            method -> Stream.concat(Stream.<Element>of(method), method.getParameters().stream()))
        .anyMatch(element -> Annotations.saysAnyOf(element, ON_PARAMETERS));
  }
}
