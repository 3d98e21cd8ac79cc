package io.heddle.processor.declare;

import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What members promise about locks, in the frame of the class that declares them.
 *
 * <p>Names that resolve to nothing are left out: whoever reads the declarations reports them.
 */
public final class Contracts {

  private final LockNames names;
  private final Annotations annotations;
  private final Hierarchy hierarchy;
  private final Members members;
  private final Map<VariableElement, List<LockUse>> guards = new HashMap<>();
  private final Map<ExecutableElement, List<LockUse>> required = new HashMap<>();
  private final Map<ExecutableElement, List<LockUse>> excluded = new HashMap<>();
  private final Map<ExecutableElement, List<LockUse>> taken = new HashMap<>();
  private final Map<TypeElement, Boolean> asking = new HashMap<>();
  private final Map<TypeElement, List<TypeElement>> askersAbove = new HashMap<>();
  private final Map<TypeElement, Boolean> guarding = new HashMap<>();
  private final Map<ExecutableElement, Promise> promises = new HashMap<>();
  private final PassedFunctions functions;
  private final BlockingMethods blocking;
  private final ViewLocks views;
  private final Roles roles;

  /**
   * Makes a reader for one round.
   *
   * @param elements the element utilities of the round
   * @param types the type utilities of the round
   * @param names the resolver of the round
   */
  public Contracts(Elements elements, Types types, LockNames names) {
    this.names = names;
    this.annotations = new Annotations(elements);
    this.hierarchy = new Hierarchy(types);
    this.members = new Members(elements, hierarchy);
    this.functions = new PassedFunctions(this, annotations.areVisible(), hierarchy, members);
    this.blocking = new BlockingMethods(annotations.areVisible(), hierarchy, members);
    this.roles = new Roles(elements, annotations, hierarchy, members);
    this.views = new ViewLocks(this, names.generated(), annotations, hierarchy, members);
  }

  /** Returns whether anything can be said in the annotations of Heddle: these must be visible. */
  public boolean canBeSaid() {
    return annotations.areVisible();
  }

  /** Returns which methods say that they may block. */
  public BlockingMethods blocking() {
    return blocking;
  }

  /** Returns the locks that guarded views take. */
  public ViewLocks views() {
    return views;
  }

  /** Returns the roles of threads to which members are confined. */
  public Roles roles() {
    return roles;
  }

  /** Returns what methods promise about the functions that are passed to them. */
  public PassedFunctions functions() {
    return functions;
  }

  /**
   * Returns the locks that must all be held to write a field; the read side is enough to read it.
   *
   * @param field any field
   * @return what its {@code @Guarded} and {@code @GuardedBy} name, in mode {@link LockMode#WRITE}
   */
  public List<LockUse> guardsOf(VariableElement field) {
    return guards.computeIfAbsent(
        field,
        key -> {
          List<AnnotationMirror> declared = new ArrayList<>(Annotations.guardedBy(key));
          Annotations.find(key, Annotations.GUARDED).ifPresent(declared::add);
          return resolve(declared, key, LockMode.WRITE);
        });
  }

  /**
   * Returns the locks that the callers of a method must hold.
   *
   * @param method any method
   * @return what its {@code @Holding} and {@code @GuardedBy}, and those of the methods that it
   *     overrides, name
   */
  public List<LockUse> requiredBy(ExecutableElement method) {
    return isSilent(method)
        ? List.of()
        : required.computeIfAbsent(method, key -> alsoInherited(key, this::requiredByItself));
  }

  /**
   * Returns the locks that the callers of a method must not hold.
   *
   * @param method any method
   * @return what its {@code @NotHolding}, and those of the methods that it overrides, name
   */
  public List<LockUse> excludedBy(ExecutableElement method) {
    return !annotations.areVisible() || isSilent(method)
        ? List.of()
        : excluded.computeIfAbsent(method, key -> alsoInherited(key, this::excludedByItself));
  }

  private List<LockUse> alsoInherited(
      ExecutableElement method, Function<ExecutableElement, List<LockUse>> ofOne) {
    Set<LockUse> found = new LinkedHashSet<>(ofOne.apply(method));
    overriddenBy(method).stream().map(ofOne).forEach(found::addAll);
    return List.copyOf(found);
  }

  private List<ExecutableElement> overriddenBy(ExecutableElement method) {
    return method.getEnclosingElement() instanceof TypeElement owner
        ? members.overriddenBy(method, owner, askersAbove(owner))
        : List.of();
  }

  /**
   * Returns whether neither a method nor one that it may override says anything of the locks of its
   * callers: so it is with nearly all methods of real code.
   */
  private boolean isSilent(ExecutableElement method) {
    return method.getAnnotationMirrors().isEmpty()
        && method.getEnclosingElement() instanceof TypeElement owner
        && askersAbove(owner).isEmpty();
  }

  /** Returns those of a class and its supertypes that say something of the locks of callers. */
  private List<TypeElement> askersAbove(TypeElement type) {
    return askersAbove.computeIfAbsent(
        type, key -> hierarchy.supertypesOutsideJava(key).stream().filter(this::asksOnce).toList());
  }

  private boolean asksOnce(TypeElement type) {
    return asking.computeIfAbsent(type, Contracts::asks);
  }

  /**
   * Returns what a method says that it does to the locks of its caller.
   *
   * @param method any method
   * @return what its {@code @Acquires}, {@code @Releases} and {@code @TryAcquires} name; if it has
   *     none of them, what the nearest method that it overrides says
   */
  public Promise promiseOf(ExecutableElement method) {
    if (!annotations.areVisible() || isSilent(method)) {
      return Promise.NONE;
    }
    Promise known = promises.get(method);
    if (known == null) {
      known = promiseOfItself(method);
      if (known.isEmpty()) {
        known =
            overriddenBy(method).stream()
                .map(this::promiseOfItself)
                .filter(promise -> !promise.isEmpty())
                .findFirst()
                .orElse(Promise.NONE);
      }
      promises.put(method, known);
    }
    return known;
  }

  /** Returns what a method says itself, methods that it overrides left aside. */
  Promise promiseOfItself(ExecutableElement method) {
    if (!Annotations.saysAnyOf(method, Annotations.PROMISES)) {
      return Promise.NONE;
    }
    return new Promise(
        named(Annotations.ACQUIRES, method),
        named(Annotations.RELEASES, method),
        named(Annotations.TRY_ACQUIRES, method),
        Annotations.find(method, Annotations.TRY_ACQUIRES)
            .map(annotation -> annotations.flag(annotation, "when"))
            .orElse(true));
  }

  private List<LockUse> named(String annotation, ExecutableElement method) {
    return Annotations.find(method, annotation)
        .map(found -> takenFor(method, found))
        .orElse(List.of());
  }

  /**
   * Returns the locks that the woven override of a method takes around its body.
   *
   * <p>A method that overrides a {@code @Guarded} one without being annotated itself takes what
   * that one takes.
   *
   * @param method any method
   * @return the locks in the order in which they are taken; none for a method that is not woven
   */
  public List<LockUse> takenBy(ExecutableElement method) {
    return annotations.areVisible() && isWoven(method) && isGuarding(Hierarchy.ownerOf(method))
        ? taken.computeIfAbsent(method, this::takenByWoven)
        : List.of();
  }

  private List<LockUse> takenByWoven(ExecutableElement method) {
    return members
        .ruling(Annotations.GUARDED, method, Hierarchy.ownerOf(method))
        .filter(guarded -> isWoven(guarded.declaredOn()))
        .filter(guarded -> !namesLockOfCondition(guarded.declaredOn()))
        .map(guarded -> takenFor(guarded.declaredOn(), guarded.annotation()))
        .orElse(List.of());
  }

  /** Returns whether a class or a superclass of it declares a {@code @Guarded} method. */
  private boolean isGuarding(TypeElement type) {
    return guarding.computeIfAbsent(
        type,
        key ->
            hierarchy.superclasses(key).stream()
                .flatMap(above -> ElementFilter.methodsIn(above.getEnclosedElements()).stream())
                .anyMatch(method -> Annotations.has(method, Annotations.GUARDED)));
  }

  /**
   * Returns the lock orders that a class or package declares.
   *
   * @param scope a class or package
   * @return each order, outermost lock first
   */
  public List<List<LockPath>> ordersOf(Element scope) {
    return Annotations.find(scope, Annotations.LOCK_ORDER).stream()
        .map(order -> resolve(List.of(order), scope, LockMode.WRITE))
        .map(uses -> uses.stream().map(LockUse::path).distinct().toList())
        .filter(order -> order.size() > 1)
        .toList();
  }

  /** Returns whether a woven class overrides the method when its annotations ask for it. */
  static boolean isWoven(ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    return method.getEnclosingElement() instanceof TypeElement owner
        && isWovenOrExtended(owner)
        && !modifiers.contains(Modifier.PRIVATE)
        && !modifiers.contains(Modifier.STATIC)
        && !modifiers.contains(Modifier.FINAL);
  }

  /** Returns whether a class only has instances that are woven, its own or those of subclasses. */
  static boolean isWovenOrExtended(TypeElement type) {
    return type.getKind() == ElementKind.CLASS
        && (Annotations.has(type, Annotations.THREADED)
            || type.getModifiers().contains(Modifier.ABSTRACT));
  }

  /** Returns whether the {@code @Guarded} of a method names the lock of the condition behind it. */
  static boolean namesLockOfCondition(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT)
        && LockTypes.isExactly(method.getReturnType(), LockTypes.CONDITION);
  }

  List<LockUse> takenFor(ExecutableElement method, AnnotationMirror guarded) {
    boolean reads = annotations.constant(guarded, "mode").equals("READ");
    return resolve(List.of(guarded), method, reads ? LockMode.READ : LockMode.WRITE);
  }

  private List<LockUse> requiredByItself(ExecutableElement method) {
    List<AnnotationMirror> declared = new ArrayList<>(Annotations.guardedBy(method));
    Annotations.find(method, Annotations.HOLDING).ifPresent(declared::add);
    return resolve(declared, method, LockMode.WRITE);
  }

  /** Returns whether a class itself declares a method that says something of its callers' locks. */
  private static boolean asks(TypeElement type) {
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (!method.getAnnotationMirrors().isEmpty()
          && (Annotations.saysAnyOf(method, Annotations.ON_CALLERS)
              || !Annotations.guardedBy(method).isEmpty())) {
        return true;
      }
    }
    return false;
  }

  private List<LockUse> excludedByItself(ExecutableElement method) {
    return resolve(
        Annotations.find(method, Annotations.NOT_HOLDING).stream().toList(),
        method,
        LockMode.WRITE);
  }

  List<LockUse> resolve(List<AnnotationMirror> declared, Element member, LockMode mode) {
    Set<LockUse> uses = new LinkedHashSet<>();
    for (AnnotationMirror annotation : declared) {
      for (String name : annotations.strings(annotation, "value")) {
        if (names.resolve(name, member) instanceof Resolution.Found found) {
          uses.add(new LockUse(found.path(), mode, found.kind()));
        }
      }
    }
    return List.copyOf(uses);
  }
}
