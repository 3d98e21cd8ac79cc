package io.heddle.samples.monitor;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file or port cannot be used, in words for the person who named it. */
final class UnusableException extends IOException {

  private static final long serialVersionUID = 1;

  private UnusableException(String message, IOException cause) {
    super(message, cause);
  }

  static UnusableException writing(Path file, IOException cause) {
    return new UnusableException("cannot write " + file + ": " + why(file, cause), cause);
  }

  static UnusableException listening(int port, IOException cause) {
    String why =
        cause instanceof BindException
            ? "something else listens there; stop it or name another port"
            : cause.getMessage();
    return new UnusableException("cannot listen on port " + port + ": " + why, cause);
  }

  private static String why(Path file, IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "there is no such folder; make it or name another";
    } else if (cause instanceof AccessDeniedException) {
      return "permission denied; name another place or change its permissions";
    } else if (Files.isDirectory(file)) {
      return "expected a file, found a folder; name a file";
    } else if (String.valueOf(cause.getMessage()).contains("No space left")) {
      return "the disk is full; make room or name another place";
    }
    return String.valueOf(cause.getMessage());
  }
}
