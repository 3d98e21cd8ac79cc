package io.heddle.processor.facts.store;

/** Stored facts that are cut off, altered or not facts at all. */
public final class MalformedFactsException extends Exception {

  private static final long serialVersionUID = 1;

  MalformedFactsException(String message) {
    super(message);
  }

  MalformedFactsException(String message, Throwable cause) {
    super(message, cause);
  }
}
