package io.heddle.processor.facts.read;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/** What annotations say that does not concern locks. */
final class Annotated {

  /** What other tools call the same silence. */
  private static final Map<String, String> FOREIGN_KEYS =
      Map.ofEntries(
          Map.entry("all", "*"),
          Map.entry("heddle", "*"),
          Map.entry("GuardedBy", "guarded-by"),
          Map.entry("GuardedByChecker", "guarded-by"),
          Map.entry("AwaitNotInLoop", "await-loop"),
          Map.entry("WaitNotInLoop", "await-loop"),
          Map.entry("CallToThreadRun", "thread-start"),
          Map.entry("DoubleCheckedLocking", "double-checked"),
          Map.entry("FieldAccessedSynchronizedAndUnsynchronized", "inconsistent-sync"),
          Map.entry("LockAcquiredButNotSafelyReleased", "unreleased-lock"),
          Map.entry("NonAtomicOperationOnVolatileField", "volatile-update"));

  private static final String OWN_KEY = "heddle.";

  private Annotated() {}

  /** Returns whether a class carries any annotation named {@code Generated}. */
  static boolean isGenerated(Element type) {
    return type.getAnnotationMirrors().stream().anyMatch(mirror -> isNamed(mirror, "Generated"));
  }

  static boolean isNamed(AnnotationMirror mirror, String simpleName) {
    return mirror.getAnnotationType().asElement().getSimpleName().contentEquals(simpleName);
  }

  /** Returns the keys that {@code @SuppressWarnings} silences in an element, and around it. */
  static Set<String> suppressedIn(Element element) {
    Set<String> keys = new HashSet<>();
    for (Element at = element; at != null; at = at.getEnclosingElement()) {
      for (AnnotationMirror mirror : at.getAnnotationMirrors()) {
        if (isNamed(mirror, "SuppressWarnings")) {
          stringsOf(mirror).forEach(written -> keyOf(written).ifPresent(keys::add));
        }
      }
    }
    return keys;
  }

  /** Returns whether a variable's own annotations silence a key. */
  static boolean suppresses(Element variable, String key) {
    return variable.getAnnotationMirrors().stream()
        .filter(mirror -> isNamed(mirror, "SuppressWarnings"))
        .flatMap(mirror -> stringsOf(mirror).stream())
        .flatMap(written -> keyOf(written).stream())
        .anyMatch(found -> found.equals(key) || found.equals("*"));
  }

  private static Optional<String> keyOf(String written) {
    return written.startsWith(OWN_KEY)
        ? Optional.of(written.substring(OWN_KEY.length()))
        : Optional.ofNullable(FOREIGN_KEYS.get(written));
  }

  private static List<String> stringsOf(AnnotationMirror mirror) {
    return mirror.getElementValues().values().stream()
        .map(AnnotationValue::getValue)
        .flatMap(value -> value instanceof List<?> list ? list.stream() : List.of(value).stream())
        .map(value -> value instanceof AnnotationValue inner ? inner.getValue() : value)
        .map(String::valueOf)
        .toList();
  }
}
