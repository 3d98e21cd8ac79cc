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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
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
  private final Scope scope;

  /**
   * What a reporter printed.
   *
   * @param counts how many findings, by severity
   * @param filesInError the source files in which an error was reported
   */
  public record Printed(Map<Severity, Integer> counts, Set<String> filesInError) {
    /** Copies the collections. */
    public Printed {
      counts = Map.copyOf(counts);
      filesInError = Set.copyOf(filesInError);
    }
  }

  /** Creates a reporter that prints through this compiler. */
  public FindingReporter(Messager messager, Trees trees, Severities severities, Scope scope) {
    this.messager = messager;
    this.trees = trees;
    this.severities = severities;
    this.scope = scope;
  }

  /**
   * Prints those that are neither suppressed nor switched off nor in the baseline, in source order.
   *
   * @param findings what was found
   * @param anchors finds the tree to which the compiler can attach a diagnostic
   * @param known tells whether a finding was there before
   * @return what was printed
   */
  public Printed print(
      Collection<Finding> findings,
      Function<Position, Optional<SourceFacts.Anchor>> anchors,
      Predicate<Finding> known) {
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    Set<String> filesInError = new TreeSet<>();
    List<Finding> inOrder =
        findings.stream()
            .filter(finding -> !finding.isSuppressed())
            .sorted(IN_SOURCE_ORDER)
            .distinct()
            .toList();
    for (Finding finding : inOrder) {
      Severity severity = severities.of(finding);
      if (severity != Severity.OFF && scope.includes(finding, severity) && !known.test(finding)) {
        Position at = placeOf(finding, anchors);
        print(ProblemReporter.kind(severity), FindingText.of(finding), at, anchors);
        counts.merge(severity, 1, Integer::sum);
        if (severity == Severity.ERROR) {
          filesInError.add(at.file());
        }
      }
    }
    return new Printed(counts, filesInError);
  }

  /** Returns where it is printed: at one of its places that is compiled now, if there is one. */
  private static Position placeOf(
      Finding finding, Function<Position, Optional<SourceFacts.Anchor>> anchors) {
    return Scope.places(finding)
        .filter(at -> anchors.apply(at).isPresent())
        .findFirst()
        .orElse(finding.at());
  }

  private void print(
      Diagnostic.Kind kind,
      String text,
      Position at,
      Function<Position, Optional<SourceFacts.Anchor>> anchors) {
    anchors
        .apply(at)
        .ifPresentOrElse(
            anchor -> trees.printMessage(kind, text, anchor.leaf(), anchor.unit()),
            () -> messager.printMessage(kind, text + "\n  in " + at.file() + ":" + at.line()));
  }
}
