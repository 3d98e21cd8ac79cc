package io.heddle.processor.declare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Finds annotations by name and reads their values, defaults included. */
final class Annotations {

  static final String THREADED = "io.heddle.annotation.Threaded";
  static final String GUARDED = "io.heddle.annotation.Guarded";
  static final String HOLDING = "io.heddle.annotation.Holding";
  static final String NOT_HOLDING = "io.heddle.annotation.NotHolding";
  static final String ACQUIRES = "io.heddle.annotation.Acquires";
  static final String RELEASES = "io.heddle.annotation.Releases";
  static final String TRY_ACQUIRES = "io.heddle.annotation.TryAcquires";
  static final String LOCK_ORDER = "io.heddle.annotation.LockOrder";
  static final String DAEMON = "io.heddle.annotation.Daemon";
  static final String THREAD_LOCAL_FIELD = "io.heddle.annotation.ThreadLocalField";
  static final String BARRIER = "io.heddle.annotation.Barrier";
  static final String LIMITED = "io.heddle.annotation.Limited";
  static final String AFTER = "io.heddle.annotation.After";
  static final String ON_EVENT = "io.heddle.annotation.OnEvent";
  static final String EXCEPT_HOOK = "io.heddle.annotation.ExceptHook";

  static final String GUARDED_VIEW = "io.heddle.annotation.GuardedView";
  static final String SERVICE_GROUP = "io.heddle.annotation.ServiceGroup";
  static final String STARTS = "io.heddle.annotation.Starts";
  static final String GUARDED_STATE = "io.heddle.annotation.GuardedState";

  static final String RUNS_INLINE = "io.heddle.annotation.RunsInline";
  static final String BLOCKING = "io.heddle.annotation.Blocking";
  static final String CONFINED = "io.heddle.annotation.Confined";

  /** What names locks on members. */
  static final List<String> NAMING_LOCKS =
      List.of(GUARDED, HOLDING, NOT_HOLDING, ACQUIRES, RELEASES, TRY_ACQUIRES);

  /** What methods say of the locks of their callers. */
  static final List<String> ON_CALLERS =
      List.of(HOLDING, NOT_HOLDING, ACQUIRES, RELEASES, TRY_ACQUIRES);

  /** What methods say that they do to the locks of their callers. */
  static final List<String> PROMISES = List.of(ACQUIRES, RELEASES, TRY_ACQUIRES);

  private final Elements elements;
  private final boolean visible;

  Annotations(Elements elements) {
    this.elements = elements;
    this.visible = !elements.getAllTypeElements(HOLDING).isEmpty();
  }

  /**
   * Returns whether this compilation can see the annotations of Heddle. If not, a {@code GuardedBy}
   * of others is all that anything can say.
   */
  boolean areVisible() {
    return visible;
  }

  static Optional<AnnotationMirror> find(Element element, String qualifiedName) {
    for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
      if (typeOf(annotation).getQualifiedName().contentEquals(qualifiedName)) {
        return Optional.of(annotation);
      }
    }
    return Optional.empty();
  }

  static boolean has(Element element, String qualifiedName) {
    return find(element, qualifiedName).isPresent();
  }

  static boolean saysAnyOf(Element element, List<String> qualifiedNames) {
    return !element.getAnnotationMirrors().isEmpty()
        && qualifiedNames.stream().anyMatch(name -> has(element, name));
  }

  /** Returns the annotations named {@code GuardedBy}, whoever published them. */
  static List<AnnotationMirror> guardedBy(Element element) {
    return element.getAnnotationMirrors().stream()
        .filter(annotation -> typeOf(annotation).getSimpleName().contentEquals("GuardedBy"))
        .map(AnnotationMirror.class::cast)
        .toList();
  }

  static TypeElement typeOf(AnnotationMirror annotation) {
    return (TypeElement) annotation.getAnnotationType().asElement();
  }

  /** Returns a string, or a list of strings, as a list; empty when the source is erroneous. */
  List<String> strings(AnnotationMirror annotation, String member) {
    Object value = value(annotation, member).orElse(List.of());
    Stream<?> single =
        value instanceof List<?> list
            ? list.stream().map(item -> ((AnnotationValue) item).getValue())
            : Stream.of(value);
    return single.filter(String.class::isInstance).map(String.class::cast).toList();
  }

  String string(AnnotationMirror annotation, String member) {
    return value(annotation, member).map(Object::toString).orElse("");
  }

  int integer(AnnotationMirror annotation, String member) {
    return value(annotation, member).orElse(0) instanceof Integer number ? number : 0;
  }

  /** Returns the class that a value names. */
  Optional<TypeMirror> type(AnnotationMirror annotation, String member) {
    return value(annotation, member)
        .filter(TypeMirror.class::isInstance)
        .map(TypeMirror.class::cast);
  }

  boolean flag(AnnotationMirror annotation, String member) {
    return value(annotation, member).orElse(false) instanceof Boolean flag && flag;
  }

  /** Returns whether a value stands in the source, and is not the default. */
  static boolean isWritten(AnnotationMirror annotation, String member) {
    return annotation.getElementValues().keySet().stream()
        .anyMatch(attribute -> attribute.getSimpleName().contentEquals(member));
  }

  /** Returns the simple name of an enum constant. */
  String constant(AnnotationMirror annotation, String member) {
    return value(annotation, member)
        .map(value -> value instanceof Element constant ? constant.getSimpleName() : value)
        .map(Object::toString)
        .orElse("");
  }

  private Optional<Object> value(AnnotationMirror annotation, String member) {
    return elements.getElementValuesWithDefaults(annotation).entrySet().stream()
        .filter(entry -> entry.getKey().getSimpleName().contentEquals(member))
        .map(entry -> entry.getValue().getValue())
        .findFirst();
  }
}
