package io.heddle.samples.crawler;

import java.io.IOException;
import java.net.BindException;

/** A port cannot be used, in words for the person who named it. */
final class UnusableException extends IOException {

  private static final long serialVersionUID = 1;

  private UnusableException(String message, IOException cause) {
    super(message, cause);
  }

  static UnusableException listening(int port, IOException cause) {
    String why =
        cause instanceof BindException
            ? "something else listens there; stop it or name another port"
            : cause.getMessage();
    return new UnusableException("cannot listen on port " + port + ": " + why, cause);
  }
}
