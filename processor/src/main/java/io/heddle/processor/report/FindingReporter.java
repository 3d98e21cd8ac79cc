package io.heddle.processor.report;

import com.sun.source.util.Trees;
import io.heddle.processor.check.Finding;
import io.heddle.processor.check.Severity;
import io.heddle.processor.facts.Position;
import io.heddle.processor.facts.SourceFacts;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** Prints findings as diagnostics of the compiler, each at its place in the source. */
public final class FindingReporter {

  private static final Comparator<Finding> IN_SOURCE_ORDER =
      Comparator.comparing(Finding::at)
          .thenComparing(Finding::key)
          .thenComparing(Finding::headline);

  private final Messager messager;
  private final Trees trees;
  private final Severities severities;

  /** Creates a reporter that prints through this compiler. */
  public FindingReporter(Messager messager, Trees trees, Severities severities) {
    this.messager = messager;
    this.trees = trees;
    this.severities = severities;
  }

  /**
   * Prints those that are neither suppressed nor switched off, in source order.
   *
   * @param findings what was found
   * @param anchors the trees to which the compiler can attach a diagnostic, by position
   * @return how many were printed, by severity
   */
  public Map<Severity, Integer> print(
      Collection<Finding> findings, Map<Position, SourceFacts.Anchor> anchors) {
    Map<Severity, Integer> printed = new EnumMap<>(Severity.class);
    List<Finding> inOrder =
        findings.stream()
            .filter(finding -> !finding.isSuppressed())
            .sorted(IN_SOURCE_ORDER)
            .distinct()
            .toList();
    for (Finding finding : inOrder) {
      Severity severity = severities.of(finding);
      if (severity != Severity.OFF) {
        print(ProblemReporter.kind(severity), FindingText.of(finding), finding.at(), anchors);
        printed.merge(severity, 1, Integer::sum);
      }
    }
    return printed;
  }

  private void print(
      Diagnostic.Kind kind, String text, Position at, Map<Position, SourceFacts.Anchor> anchors) {
    SourceFacts.Anchor anchor = anchors.get(at);
    if (anchor == null) {
      messager.printMessage(kind, text + "\n  at " + at);
    } else {
      trees.printMessage(kind, text, anchor.leaf(), anchor.unit());
    }
  }
}
