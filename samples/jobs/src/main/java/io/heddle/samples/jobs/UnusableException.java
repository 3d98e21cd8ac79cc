package io.heddle.samples.jobs;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;

/** A file or database cannot be used, in words for the person who named it. */
final class UnusableException extends Exception {

  private static final long serialVersionUID = 1;

  /** What H2 says when another process has the database. */
  private static final int ALREADY_OPEN = 90020;

  UnusableException(String message) {
    super(message);
  }

  private UnusableException(String message, Exception cause) {
    super(message, cause);
  }

  static UnusableException reading(Path file, IOException cause) {
    return new UnusableException("cannot read " + file + ": " + why(file, cause), cause);
  }

  static UnusableException opening(Path database, SQLException cause) {
    String why =
        cause.getErrorCode() == ALREADY_OPEN
            ? "another process uses it; stop that one or name another database"
            : why(cause);
    return new UnusableException("cannot open the database " + database + ": " + why, cause);
  }

  /** Says in words what a database could not do. */
  static String why(SQLException problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException
          && String.valueOf(cause.getMessage()).matches("No space left.*|File too large.*")) {
        return "the disk is full; make room, and start it again";
      }
    }
    // The statement and a code follow.
    return String.valueOf(problem.getMessage())
        .lines()
        .findFirst()
        .orElse("")
        .split(" SQL | \\[")[0];
  }

  private static String why(Path file, IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "there is no such file; check the path";
    } else if (cause instanceof AccessDeniedException) {
      return "permission denied; name another file or change its permissions";
    } else if (cause instanceof CharacterCodingException) {
      return "expected UTF-8 text, found other bytes; convert it";
    } else if (Files.isDirectory(file)) {
      return "expected a file, found a folder; name a file";
    }
    return String.valueOf(cause.getMessage());
  }
}
