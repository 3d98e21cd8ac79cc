package io.heddle.processor.declare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Finds the name of a generated lock that is used once and nearly reads like the name of another
 * lock: most likely a slip of the pen, which would silently make a lock of its own.
 */
final class LoneNames {

  private final Round round;

  LoneNames(Round round) {
    this.round = round;
  }

  private record Mention(String name, Element at, AnnotationMirror annotation) {
    boolean inOrder() {
      return Annotations.typeOf(annotation)
          .getQualifiedName()
          .contentEquals(Annotations.LOCK_ORDER);
    }
  }

  List<Problem> problemsOf(TypeElement type) {
    if (!GeneratedLocks.mayIntroduce(type)) {
      return List.of();
    }
    Set<String> generated = round.names().generated().namesOf(type);
    Map<String, List<Mention>> mentions = new LinkedHashMap<>();
    for (TypeElement owner : round.hierarchy().superclasses(type)) {
      mentionsIn(owner).stream()
          .filter(mention -> generated.contains(mention.name))
          .forEach(
              mention ->
                  mentions.computeIfAbsent(mention.name, name -> new ArrayList<>()).add(mention));
    }
    Set<String> established = new TreeSet<>(round.names().generated().lockFieldsOf(type));
    mentions.forEach(
        (name, uses) -> {
          if (uses.size() > 1) {
            established.add(name);
          }
        });
    List<Problem> problems = new ArrayList<>();
    for (List<Mention> uses : mentions.values()) {
      Mention lone = uses.get(0);
      if (uses.size() == 1 && isIn(type, lone.at)) {
        Optional<String> meant = NearMiss.of(lone.name, established);
        meant
            .filter(other -> !isNextOfASeries(lone.name, other))
            .map(other -> warning(lone, other))
            .ifPresent(problems::add);
      }
    }
    return problems;
  }

  private List<Mention> mentionsIn(TypeElement type) {
    List<Mention> mentions = new ArrayList<>();
    List<Element> annotated = new ArrayList<>(type.getEnclosedElements());
    annotated.add(0, type);
    for (Element element : annotated) {
      for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
        String name = Annotations.typeOf(annotation).getQualifiedName().toString();
        boolean namesLocks =
            Set.of(Annotations.GUARDED, Annotations.HOLDING, Annotations.LOCK_ORDER).contains(name)
                || Annotations.guardedBy(element).contains(annotation);
        if (namesLocks && !(element instanceof TypeElement nested && !nested.equals(type))) {
          round.annotations().strings(annotation, "value").stream()
              .map(String::strip)
              .forEach(text -> mentions.add(new Mention(text, element, annotation)));
        }
      }
    }
    return mentions;
  }

  private static boolean isIn(TypeElement type, Element at) {
    return at.equals(type) || type.getEnclosedElements().contains(at);
  }

  /** Names like {@code lockA} and {@code lockB} differ on purpose. */
  private static boolean isNextOfASeries(String name, String other) {
    int last = name.length() - 1;
    return name.length() == other.length() && name.regionMatches(0, other, 0, last);
  }

  private static Problem warning(Mention lone, String meant) {
    return Problem.badGuardWarning(
        lone.at,
        lone.annotation,
        "'%s' is used only here, and would be a lock of its own beside '%s'"
            .formatted(lone.name, meant),
        lone.inOrder()
            ? "did you mean '%s'?".formatted(meant)
            : "did you mean '%s'? If not, use '%s' twice or give it a clearly different name"
                .formatted(meant, lone.name));
  }
}
