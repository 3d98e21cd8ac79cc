package io.heddle.processor.report;

import io.heddle.processor.check.Severity;
import io.heddle.processor.declare.Problem;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** Prints malformed uses of annotations, each at the annotation. */
public final class ProblemReporter {

  private final Messager messager;
  private final Severities severities;
  private final Baseline baseline;

  /** Creates a reporter that prints through this compiler. */
  public ProblemReporter(Messager messager, Severities severities, Baseline baseline) {
    this.messager = messager;
    this.severities = severities;
    this.baseline = baseline;
  }

  /**
   * Prints those that are neither suppressed nor switched off nor in the baseline, in order.
   *
   * @return how many were printed, by severity
   */
  public Map<Severity, Integer> print(Collection<Problem> problems) {
    Map<Severity, Integer> printed = new EnumMap<>(Severity.class);
    for (Problem problem : problems) {
      Severity declared = problem.error() ? Severity.ERROR : Severity.WARNING;
      Severity severity = severities.of(problem.key(), declared);
      if (severity != Severity.OFF && !isSuppressed(problem) && !baseline.absorbs(problem)) {
        String text = FindingText.headline(problem.key(), problem.message());
        AnnotationMirror annotation = problem.annotation().orElse(null);
        if (annotation == null) {
          messager.printMessage(kind(severity), text, problem.at());
        } else {
          messager.printMessage(kind(severity), text, problem.at(), annotation);
        }
        printed.merge(severity, 1, Integer::sum);
      }
    }
    return printed;
  }

  private static boolean isSuppressed(Problem problem) {
    for (Element at = problem.at(); at != null; at = at.getEnclosingElement()) {
      SuppressWarnings suppressed = at.getAnnotation(SuppressWarnings.class);
      if (suppressed != null
          && Stream.of(suppressed.value())
              .anyMatch(key -> Set.of("heddle", "heddle." + problem.key()).contains(key))) {
        return true;
      }
    }
    return false;
  }

  static Diagnostic.Kind kind(Severity severity) {
    return switch (severity) {
      case ERROR -> Diagnostic.Kind.ERROR;
      case WARNING -> Diagnostic.Kind.WARNING;
      case NOTE, OFF -> Diagnostic.Kind.NOTE;
    };
  }
}
