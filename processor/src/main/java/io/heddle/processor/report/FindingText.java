package io.heddle.processor.report;

import io.heddle.processor.check.Finding;

/** Findings as text: the headline alone in the first line, the proof indented below it. */
final class FindingText {

  private static final String INDENT = "  ";

  private FindingText() {}

  static String of(Finding finding) {
    StringBuilder text = new StringBuilder(headline(finding.key(), finding.headline()));
    for (Finding.Path path : finding.evidence()) {
      String indent = INDENT;
      if (!path.title().isEmpty()) {
        text.append('\n').append(INDENT).append(path.title());
        indent = INDENT + INDENT;
      }
      for (Finding.Step step : path.steps()) {
        text.append('\n').append(indent).append(step.at()).append(": ").append(step.what());
      }
    }
    return text.append('\n').append(INDENT).append("Repair: ").append(finding.repair()).toString();
  }

  static String headline(String key, String headline) {
    return "[heddle." + key + "] " + headline;
  }
}
