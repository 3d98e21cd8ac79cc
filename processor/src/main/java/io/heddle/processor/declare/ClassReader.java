package io.heddle.processor.declare;

import io.heddle.processor.declare.GeneratedLocks.GeneratedLock;
import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;

/** Reads one {@code @Threaded} class as a whole. */
final class ClassReader {

  private final Round round;
  private final Factories factories;
  private final MethodReader methods;
  private final DaemonReader daemons;
  private final OccasionReader occasions;
  private final ThreadLocalReader threadLocals;
  private final AbstractMethods abstractMethods;
  private final LifeCycleReader lifeCycles;

  ClassReader(Round round) {
    this.round = round;
    Attributes attributes = new Attributes(round);
    LockTaking lockTaking = new LockTaking(round);
    MeetingReader meetings = new MeetingReader(round, attributes);
    LimitReader limits = new LimitReader(round, attributes);
    this.factories = new Factories(round, attributes);
    this.methods = new MethodReader(round, attributes, lockTaking, meetings, limits);
    this.daemons = new DaemonReader(round, attributes);
    this.occasions = new OccasionReader(round, attributes);
    this.threadLocals = new ThreadLocalReader(round, attributes);
    this.abstractMethods = new AbstractMethods(round, lockTaking, meetings, limits);
    this.lifeCycles = new LifeCycleReader(round, attributes);
  }

  /** Reads a class that a woven class can extend; what is malformed goes to {@code problems}. */
  ThreadedClass read(TypeElement type, AnnotationMirror threaded, List<Problem> problems) {
    factories.check(type, problems);
    List<WovenMethod> woven = methods.read(type, problems);
    List<DaemonMethod> background = new ArrayList<>(daemons.read(type, problems));
    background.addAll(occasions.read(type, problems));
    List<ThreadLocalValue> values = threadLocals.read(type, problems);
    Optional<LifeCycle> lifeCycle = lifeCycles.read(type, threaded, background, problems);
    List<Accessor> accessors = abstractMethods.read(type, !background.isEmpty(), problems);
    Stream.of(
            Weavability.constructorsOf(type).stream(),
            woven.stream().map(WovenMethod::method),
            accessors.stream().map(Accessor::method),
            values.stream().flatMap(value -> value.accessors().stream()))
        .flatMap(repeated -> repeated)
        .forEach(method -> Signatures.problemOf(method, type).ifPresent(problems::add));
    return new ThreadedClass(
        type,
        Weavability.constructorsOf(type),
        locksOf(type, woven, accessors),
        woven,
        accessors,
        values,
        lifeCycle);
  }

  private List<LockField> locksOf(
      TypeElement type, List<WovenMethod> woven, List<Accessor> accessors) {
    Set<LockPath> used = new LinkedHashSet<>();
    woven.forEach(method -> method.locks().forEach(lock -> used.add(lock.path())));
    for (Accessor accessor : accessors) {
      if (accessor instanceof Accessor.OfLock lock) {
        used.add(lock.path());
      } else if (accessor instanceof Accessor.OfCondition condition) {
        condition.lock().ifPresent(lock -> used.add(lock.path()));
      }
    }
    List<LockField> locks = new ArrayList<>();
    for (LockPath path : used) {
      generatedAt(path, type).ifPresent(lock -> locks.add(fieldFor(lock)));
    }
    return locks;
  }

  /** Returns the generated lock of the object itself that a path names, if it names one. */
  private Optional<GeneratedLock> generatedAt(LockPath path, TypeElement type) {
    if (!(path.root() instanceof Root.This)
        || path.selectors().size() != 1
        || !(path.selectors().get(0) instanceof Selector.Field field)) {
      return Optional.empty();
    }
    return round.hierarchy().superclasses(type).stream()
        .flatMap(owner -> round.names().generated().find(owner, field.field().name()).stream())
        .filter(lock -> lock.path().equals(path))
        .findFirst();
  }

  private static LockField fieldFor(GeneratedLock lock) {
    Selector.Field step = (Selector.Field) lock.path().selectors().get(0);
    FieldRef field = step.field();
    return new LockField(lock.path(), lock.name(), field.toString(), lock.kind());
  }
}
