package io.heddle.processor.declare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.QualifiedNameable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads everything that the classes of one round declare. */
public final class Declarations {

  private static final List<String> OF_INTERFACES =
      List.of(Annotations.GUARDED_VIEW, Annotations.GUARDED_STATE, Annotations.SERVICE_GROUP);

  private final Inheritance inheritance;
  private final GuardNames guardNames;
  private final OverridingContracts overriding;
  private final LoneNames loneNames;
  private final FunctionContracts functions;
  private final ClassReader classes;
  private final Unresolved unresolved;

  /**
   * Makes a reader for one round.
   *
   * @param elements the element utilities of the round
   * @param types the type utilities of the round
   * @param names the resolver of the round
   */
  public Declarations(Elements elements, Types types, LockNames names) {
    Round round = Round.of(elements, types, names);
    this.inheritance = new Inheritance(round);
    this.guardNames = new GuardNames(round);
    this.overriding = new OverridingContracts(round, new Contracts(elements, types, names));
    this.loneNames = new LoneNames(round);
    this.functions = new FunctionContracts(round);
    this.classes = new ClassReader(round);
    this.unresolved = new Unresolved(round.hierarchy());
  }

  /**
   * Reads classes, those nested in them included, and packages.
   *
   * @param roots top-level classes and packages; other elements are passed over
   * @return what they declare; the order of the roots makes no difference
   */
  public Declared read(Set<? extends Element> roots) {
    Reading reading = new Reading();
    roots.stream()
        .filter(QualifiedNameable.class::isInstance)
        .map(QualifiedNameable.class::cast)
        .sorted(Comparator.comparing(root -> root.getQualifiedName().toString()))
        .forEach(root -> read(root, reading));
    return new Declared(
        reading.classes, List.copyOf(new LinkedHashSet<>(reading.problems)), reading.deferred);
  }

  /** What has been read so far. */
  private static final class Reading {
    final List<Weavable> classes = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();
    final List<String> deferred = new ArrayList<>();
    final Map<String, TypeElement> byWovenName = new HashMap<>();
  }

  private void read(QualifiedNameable root, Reading reading) {
    if (root instanceof PackageElement) {
      reading.problems.addAll(guardNames.problemsOfOrder(root));
    } else if (root instanceof TypeElement type) {
      if (unresolved.isIn(type)) {
        reading.deferred.add(type.getQualifiedName().toString());
      } else {
        readClass(type, reading);
      }
    }
  }

  private void readClass(TypeElement type, Reading reading) {
    List<Problem> problems = new ArrayList<>(Placement.problemsOf(type));
    inheritance.problemOf(type).ifPresent(problems::add);
    problems.addAll(guardNames.problemsOf(type));
    problems.addAll(overriding.problemsOf(type));
    problems.addAll(loneNames.problemsOf(type));
    problems.addAll(functions.problemsOf(type));
    for (AnnotationMirror threaded :
        Annotations.find(type, Annotations.THREADED).stream().toList()) {
      List<Problem> hindrances = new ArrayList<>(hindrancesOf(type, threaded, reading));
      problems.addAll(hindrances);
      if (hindrances.isEmpty()) {
        ThreadedClass woven = classes.read(type, threaded, problems);
        if (problems.stream().noneMatch(Problem::error)) {
          reading.classes.add(woven);
        }
      }
    }
    for (String name : OF_INTERFACES) {
      Optional<AnnotationMirror> annotation = Annotations.find(type, name);
      annotation.flatMap(found -> sameNameProblem(type, found, reading)).ifPresent(problems::add);
      Optional<? extends Weavable> woven =
          annotation.flatMap(found -> classes.readInterface(type, found, problems));
      if (problems.stream().noneMatch(Problem::error)) {
        woven.ifPresent(reading.classes::add);
      }
    }
    reading.problems.addAll(problems);
    for (TypeElement nested : ElementFilter.typesIn(type.getEnclosedElements())) {
      readClass(nested, reading);
    }
  }

  private static List<Problem> hindrancesOf(
      TypeElement type, AnnotationMirror threaded, Reading reading) {
    Optional<Problem> hindrance = Weavability.problemOf(type, threaded);
    return hindrance.or(() -> sameNameProblem(type, threaded, reading)).stream().toList();
  }

  private static Optional<Problem> sameNameProblem(
      TypeElement type, AnnotationMirror annotation, Reading reading) {
    String home = Hierarchy.outermost(type).getQualifiedName().toString();
    String woven = home.substring(0, home.lastIndexOf('.') + 1) + Weavable.wovenName(type);
    TypeElement other = reading.byWovenName.putIfAbsent(woven, type);
    return Optional.ofNullable(other)
        .map(
            first ->
                Problem.badDeclaration(
                    type,
                    annotation,
                    "%s and %s would both be woven as %s"
                        .formatted(first.getQualifiedName(), type.getQualifiedName(), woven),
                    "rename one of them"));
  }
}
