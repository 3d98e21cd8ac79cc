package io.heddle.processor.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;

/** Reads one class or interface that is woven as a whole. */
final class ClassReader {

  private final Factories factories;
  private final MethodReader methods;
  private final DaemonReader daemons;
  private final OccasionReader occasions;
  private final ThreadLocalReader threadLocals;
  private final AbstractMethods abstractMethods;
  private final LifeCycleReader lifeCycles;
  private final UsedLocks usedLocks;
  private final ViewReader views;
  private final StateReader states;
  private final GroupReader groups;

  ClassReader(Round round) {
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
    this.usedLocks = new UsedLocks(round);
    this.views = new ViewReader(round, methods, attributes);
    this.states = new StateReader(round);
    this.groups = new GroupReader(round, attributes);
  }

  /**
   * Reads an interface that is woven.
   *
   * @param annotation what asks for that
   * @param problems told of what is malformed
   */
  Optional<? extends Weavable> readInterface(
      TypeElement type, AnnotationMirror annotation, List<Problem> problems) {
    Name kind = Annotations.typeOf(annotation).getQualifiedName();
    if (kind.contentEquals(Annotations.SERVICE_GROUP)) {
      return groups.read(type, annotation, problems);
    }
    return kind.contentEquals(Annotations.GUARDED_STATE)
        ? states.read(type, annotation, problems)
        : views.read(type, annotation, problems);
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
        usedLocks.of(type, woven, accessors),
        woven,
        accessors,
        values,
        lifeCycle);
  }
}
