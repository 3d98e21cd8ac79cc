package io.heddle.processor.report;

import io.heddle.processor.check.Finding;
import io.heddle.processor.check.Severity;
import java.util.Map;
import java.util.Optional;

/**
 * How much each key weighs in this compilation.
 *
 * <p>Notes are off unless an option says what their rule weighs: then they are shown, with that
 * weight, as all findings of the rule are.
 *
 * @param chosen by key, what an option says
 */
public record Severities(Map<String, Severity> chosen) {

  public Severities {
    chosen = Map.copyOf(chosen);
  }

  Severity of(Finding finding) {
    return of(finding.key(), finding.severity());
  }

  Severity of(String key, Severity otherwise) {
    return Optional.ofNullable(chosen.get(key))
        .orElse(otherwise == Severity.NOTE ? Severity.OFF : otherwise);
  }
}
