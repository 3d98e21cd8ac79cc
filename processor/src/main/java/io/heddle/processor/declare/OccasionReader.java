package io.heddle.processor.declare;

import io.heddle.processor.declare.DaemonMethod.Later;
import io.heddle.processor.declare.DaemonMethod.OnEvent;
import io.heddle.processor.declare.DaemonMethod.Trigger;
import io.heddle.processor.declare.Members.Annotated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** Reads {@code @After} and {@code @OnEvent}. */
final class OccasionReader {

  private final Round round;
  private final Attributes attributes;
  private final BackgroundSignature signature;

  OccasionReader(Round round, Attributes attributes) {
    this.round = round;
    this.attributes = attributes;
    this.signature = new BackgroundSignature(attributes);
  }

  List<DaemonMethod> read(TypeElement type, List<Problem> problems) {
    List<DaemonMethod> occasions = new ArrayList<>();
    for (Annotated later : round.members().ruledBy(Annotations.AFTER, type)) {
      Optional<Duration> delay =
          attributes.duration(later.declaredOn(), later.annotation(), "value", problems);
      if (round.annotations().string(later.annotation(), "value").isEmpty()) {
        problems.add(
            Attributes.bad(
                later, "@After does not say after what time", "give it a duration, as in \"10s\""));
      }
      read(later, new Later(delay.orElse(Duration.ZERO)), type, problems).ifPresent(occasions::add);
    }
    for (Annotated onEvent : round.members().ruledBy(Annotations.ON_EVENT, type)) {
      boolean again = round.annotations().flag(onEvent.annotation(), "again");
      event(onEvent, type, problems)
          .flatMap(event -> read(onEvent, new OnEvent(event, again), type, problems))
          .ifPresent(occasions::add);
    }
    return occasions;
  }

  private Optional<DaemonMethod> read(
      Annotated annotated, Trigger trigger, TypeElement type, List<Problem> problems) {
    ExecutableElement method = annotated.method();
    if (!Contracts.isWoven(method)) {
      return Optional.empty();
    }
    signature
        .problemOf(method, false)
        .ifPresent(
            wrong -> problems.add(Attributes.bad(annotated, wrong.problem(), wrong.repair())));
    for (String other : List.of(Annotations.DAEMON, Annotations.AFTER)) {
      if (Annotations.has(annotated.declaredOn(), other) && !isNamed(annotated, other)) {
        problems.add(
            Attributes.bad(
                annotated,
                "%s is annotated with @%s as well".formatted(method.getSimpleName(), simple(other)),
                "keep one, and call it from another method for the other"));
      }
    }
    return Optional.of(
        new DaemonMethod(method, attributes.threadName(annotated, type), trigger, List.of()));
  }

  private Optional<Element> event(Annotated onEvent, TypeElement type, List<Problem> problems) {
    String name = round.annotations().string(onEvent.annotation(), "value");
    Optional<? extends Element> found = round.hierarchy().nullaryMethod(type, name);
    if (found.isEmpty()) {
      found = round.hierarchy().field(type, name);
    }
    String quoted = "@OnEvent(\"%s\")".formatted(name);
    if (found.isEmpty() || !isEvent(found.get())) {
      problems.add(
          Attributes.bad(
              onEvent,
              quoted + " names no event of " + type.getSimpleName(),
              NearMiss.of(name, namesOfEvents(type))
                  .map("did you mean \"%s\"?"::formatted)
                  .orElse("declare one: abstract Event %s();".formatted(name))));
      return Optional.empty();
    } else if (found.get().getModifiers().contains(Modifier.PRIVATE)) {
      problems.add(
          Attributes.bad(
              onEvent,
              quoted + " names a private member, which the woven class cannot see",
              "make it at least package-private"));
      return Optional.empty();
    } else if (found.get() instanceof VariableElement
        && !found.get().getModifiers().contains(Modifier.FINAL)) {
      problems.add(
          Attributes.bad(
              onEvent,
              quoted + " names a field that is not final: nobody could tell which event is meant",
              "make the field final"));
      return Optional.empty();
    }
    return found.map(event -> event);
  }

  private Set<String> namesOfEvents(TypeElement type) {
    Set<String> names = new TreeSet<>();
    round.members().methodsOf(type).stream()
        .filter(OccasionReader::isEvent)
        .forEach(method -> names.add(method.getSimpleName().toString()));
    for (TypeElement owner : round.hierarchy().supertypes(type)) {
      ElementFilter.fieldsIn(owner.getEnclosedElements()).stream()
          .filter(OccasionReader::isEvent)
          .forEach(field -> names.add(field.getSimpleName().toString()));
    }
    return names;
  }

  private static boolean isEvent(Element member) {
    return member instanceof ExecutableElement method
        ? method.getParameters().isEmpty()
            && LockTypes.isExactly(method.getReturnType(), LockTypes.EVENT)
        : LockTypes.isExactly(member.asType(), LockTypes.EVENT);
  }

  private static boolean isNamed(Annotated annotated, String annotation) {
    return Annotations.typeOf(annotated.annotation()).getQualifiedName().contentEquals(annotation);
  }

  private static String simple(String annotation) {
    return annotation.substring(annotation.lastIndexOf('.') + 1);
  }
}
