package io.heddle.processor.declare;

import io.heddle.processor.declare.DaemonMethod.Restart;
import io.heddle.processor.declare.ServiceGroup.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads {@code @ServiceGroup}. */
final class GroupReader {

  private static final Precedence<Member> PRECEDENCE =
      new Precedence<>(Member::name, Member::after, (unused, unusedOther) -> 0);

  private final Round round;
  private final Attributes attributes;

  GroupReader(Round round, Attributes attributes) {
    this.round = round;
    this.attributes = attributes;
  }

  /** Reads an interface; empty when it cannot be woven at all. */
  Optional<ServiceGroup> read(
      TypeElement type, AnnotationMirror annotation, List<Problem> problems) {
    Optional<Problem> hindrance = hindranceOf(type, annotation);
    if (hindrance.isPresent()) {
      problems.add(hindrance.get());
      return Optional.empty();
    }
    Optional<Duration> stopTimeout = attributes.duration(type, annotation, "stopTimeout", problems);
    List<Member> members = new ArrayList<>();
    for (ExecutableElement method : round.members().methodsOf(type)) {
      if (method.getModifiers().contains(Modifier.ABSTRACT)
          && !LifeCycleReader.implementsIt(method)) {
        problemOf(method, type).ifPresent(problems::add);
        members.add(new Member(method, predecessors(method)));
      }
    }
    if (members.isEmpty()) {
      problems.add(
          Problem.badDeclaration(
              type,
              annotation,
              type.getSimpleName() + " lists no services",
              "declare methods without parameters that return them, as in: Database database();"));
    }
    members.forEach(member -> check(member, members, problems));
    List<ExecutableElement> methods = members.stream().map(Member::method).toList();
    return Optional.of(
        new ServiceGroup(
            type,
            stopTimeout.orElse(Duration.ZERO),
            restart(type, annotation, problems),
            methods,
            ordered(members, type, annotation, problems)));
  }

  private List<String> predecessors(ExecutableElement method) {
    return Annotations.find(method, Annotations.STARTS)
        .map(starts -> round.annotations().strings(starts, "after"))
        .orElse(List.of());
  }

  private static List<Member> ordered(
      List<Member> members, TypeElement type, AnnotationMirror annotation, List<Problem> problems) {
    List<Member> ordered = PRECEDENCE.ordered(members);
    if (ordered.size() < members.size()) {
      List<Member> waiting = new ArrayList<>(members);
      waiting.removeAll(ordered);
      problems.add(
          Problem.badDeclaration(
              type,
              annotation,
              "the services start after each other in a circle: "
                  + PRECEDENCE.text(PRECEDENCE.circle(waiting)),
              "remove one of these from 'after'"));
    }
    return ordered;
  }

  private Optional<Problem> problemOf(ExecutableElement method, TypeElement type) {
    TypeMirror returned = round.members().memberOf(method, type).getReturnType();
    Optional<TypeElement> service = round.hierarchy().elementOf(returned);
    String name = method.getSimpleName().toString();
    if (!method.getParameters().isEmpty()
        || !method.getTypeParameters().isEmpty()
        || service.isEmpty()) {
      return Optional.of(
          Problem.badDeclaration(
              at(method, type),
              name + " lists no service",
              "let it take nothing and return one, or give it a body"));
    } else if (returned.getKind() == TypeKind.ERROR) {
      // A woven class that this round writes: what is no service then, javac says.
      return Optional.empty();
    } else if (!round.lockTypes().isA(returned, LockTypes.SERVICE)
        && !isWovenAsService(service.get())) {
      return Optional.of(
          Problem.badDeclaration(
              at(method, type),
              "%s is no service, so that nobody could start %s"
                  .formatted(service.get().getSimpleName(), name),
              "let it implement io.heddle.Service, or make it a @Threaded class with a @Daemon"));
    }
    return Optional.empty();
  }

  private boolean isWovenAsService(TypeElement type) {
    return Annotations.has(type, Annotations.THREADED)
        && Stream.of(Annotations.DAEMON, Annotations.AFTER, Annotations.ON_EVENT)
            .anyMatch(background -> !round.members().ruledBy(background, type).isEmpty());
  }

  private static void check(Member member, List<Member> members, List<Problem> problems) {
    List<String> names = members.stream().map(Member::name).toList();
    for (String name : member.after()) {
      if (!names.contains(name)) {
        problems.add(
            Problem.badDeclaration(
                member.method(),
                "after = \"%s\" names no service of this group".formatted(name),
                NearMiss.of(name, names)
                    .map("did you mean \"%s\"?"::formatted)
                    .orElse("name a method that lists a service")));
      }
    }
  }

  private Optional<Restart> restart(
      TypeElement type, AnnotationMirror annotation, List<Problem> problems) {
    int times = round.annotations().integer(annotation, "restart");
    if (times > 0) {
      return Optional.of(attributes.restart(type, annotation, times, problems));
    } else if (times < 0) {
      problems.add(
          Problem.badDeclaration(
              type,
              annotation,
              "restart = %d, but nothing is restarted less than never".formatted(times),
              "give the number of restarts, 0 for none"));
    }
    for (String attribute : List.of("within", "backoff", "maxBackoff")) {
      if (Annotations.isWritten(annotation, attribute)) {
        problems.add(
            Problem.ignored(
                type,
                annotation,
                "'%s' does nothing: no service of %s is ever restarted"
                    .formatted(attribute, type.getSimpleName()),
                "remove it, or give 'restart'"));
      }
    }
    return Optional.empty();
  }

  private static Element at(ExecutableElement method, TypeElement type) {
    return Hierarchy.ownerOf(method).equals(type) ? method : type;
  }

  private static Optional<Problem> hindranceOf(TypeElement type, AnnotationMirror annotation) {
    if (type.getKind() != ElementKind.INTERFACE) {
      return Optional.of(
          Problem.ignored(
              type,
              annotation,
              "@ServiceGroup does nothing on %s %s"
                  .formatted(Placement.kind(type), type.getSimpleName()),
              "annotate an interface whose methods return services"));
    } else if (!type.getTypeParameters().isEmpty()) {
      return Optional.of(
          Problem.badDeclaration(
              type,
              annotation,
              type.getSimpleName() + " has type parameters, for which its services have no use",
              "remove them"));
    }
    return Weavability.problemOfImplementing(type, annotation);
  }
}
