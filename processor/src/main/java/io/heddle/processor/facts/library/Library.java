package io.heddle.processor.facts.library;

import io.heddle.processor.facts.Blocking;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.lock.LockKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** All library models, asked by element. */
public final class Library {

  /** Locks first: a method that takes a lock does nothing else that matters. */
  private static final List<LibraryModel> MODELS =
      List.of(
          new Monitors(),
          new UtilConcurrentLocks(),
          new HeddleRuntime(),
          new ImmediateFunctions(),
          new Pipelines(),
          new DeferredFunctions(),
          new Threads(),
          new Waiting(),
          new HeddleWaiting(),
          new LastingWork(),
          new HarmlessMethods());

  private static final String OBJECT = "java.lang.Object";

  private final EffectTable table = new EffectTable();
  private final TypeHierarchy hierarchy;
  private final Map<ExecutableElement, Effect> effects = new HashMap<>();
  private final Map<TypeElement, LockKind> kinds = new HashMap<>();

  /**
   * Makes the library of one compilation.
   *
   * @param hierarchy tells the supertypes of a type
   */
  public Library(TypeHierarchy hierarchy) {
    this.hierarchy = hierarchy;
    MODELS.forEach(model -> model.describe(table));
  }

  /** The supertypes of a type. */
  @FunctionalInterface
  public interface TypeHierarchy {

    /**
     * Returns the binary names of a type and of all its supertypes.
     *
     * @param type a type
     * @return the names, nearest first
     */
    List<String> namesOf(TypeElement type);
  }

  /**
   * Returns what a method does.
   *
   * @param method any method or constructor
   * @return what the nearest supertype of its class that a model describes says about it
   */
  public Effect effectOf(ExecutableElement method) {
    return effects.computeIfAbsent(method, this::find);
  }

  /**
   * Returns the names of all methods that take or give back a lock other than a monitor, or a
   * permit: a body that calls nothing of these names does neither.
   *
   * @return names, of whichever types
   */
  public Set<String> namesUsingLocks() {
    Set<String> names = table.namesOf(Library::usesLock);
    names.addAll(GuardedStates.HOLDING);
    return names;
  }

  private static boolean usesLock(Effect effect) {
    return effect instanceof Effect.Take
        || effect instanceof Effect.Give
        || effect instanceof Effect.GiveStamped
        || effect instanceof Effect.Hold
        || effect instanceof Effect.HoldAll
        || effect instanceof Effect.RunHolding
        || effect instanceof Effect.RunHoldingAll
        || effect instanceof Effect.AttemptsPermit
        || (effect instanceof Effect.Blocks blocks && blocks.what() == Blocking.PERMIT)
        || (effect instanceof Effect.Unblocks unblocks && unblocks.what() == Blocking.PERMIT);
  }

  /**
   * Returns what the holder of a lock of a class may do with it again.
   *
   * @param type the static type of a lock
   * @return {@link LockKind#MONITOR} for a type that is no explicit lock
   */
  public LockKind kindOf(TypeElement type) {
    return kinds.computeIfAbsent(type, key -> ExplicitLocks.kindOf(hierarchy.namesOf(key)));
  }

  /**
   * Returns why the monitor of objects of a class is no good lock.
   *
   * @param type the static type of what is locked
   * @return nothing if it may be one
   */
  public Optional<Fact.Unfitness> unfitMonitor(TypeElement type) {
    return UnfitMonitors.of(hierarchy.namesOf(type));
  }

  /**
   * Returns whether a class is part of the Heddle runtime.
   *
   * @param type a class
   */
  public boolean isPrimitive(TypeElement type) {
    return UnfitMonitors.isPrimitive(hierarchy.namesOf(type).get(0));
  }

  private Effect find(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    if (!(method.getEnclosingElement() instanceof TypeElement owner)) {
      return Effect.UNKNOWN;
    }
    Optional<Effect> ofState = GuardedStates.effectOf(method, owner);
    if (ofState.isPresent()) {
      return ofState.get();
    } else if (!table.knows(name)) {
      return Effect.UNKNOWN;
    }
    List<String> types = hierarchy.namesOf(owner);
    if (!owner.getQualifiedName().contentEquals(OBJECT)) {
      // What waits and wakes is final there: a method of that name elsewhere is another one.
      types = types.stream().filter(type -> !type.equals(OBJECT)).toList();
    }
    if (method.getKind() == ElementKind.CONSTRUCTOR && !types.isEmpty()) {
      types = types.subList(0, 1);
    }
    return table.find(name, method.getParameters().size(), types).orElse(Effect.UNKNOWN);
  }
}
