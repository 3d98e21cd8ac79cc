package io.heddle.processor.check;

import java.util.Locale;

/** How much a finding weighs. */
public enum Severity {
  /** Not reported. */
  OFF,
  /** Worth knowing; not reported unless an option says what its rule weighs. */
  NOTE,
  /** Inferred about code that declares nothing, or not certain. */
  WARNING,
  /** A proven violation of what the code itself declares; fails the build. */
  ERROR;

  /** Returns the word for it in options and documents. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
