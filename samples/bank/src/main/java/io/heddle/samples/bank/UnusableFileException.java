package io.heddle.samples.bank;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file or folder cannot be used, in words for the person who named it. */
final class UnusableFileException extends Exception {

  private static final long serialVersionUID = 1;

  private UnusableFileException(String message, IOException cause) {
    super(message, cause);
  }

  UnusableFileException(String message) {
    super(message);
  }

  static UnusableFileException reading(Path file, IOException cause) {
    return new UnusableFileException("cannot read " + file + ": " + why(file, cause), cause);
  }

  static UnusableFileException writing(Path file, IOException cause) {
    return new UnusableFileException("cannot write " + file + ": " + why(file, cause), cause);
  }

  private static String why(Path file, IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "there is no such file; check the path";
    } else if (cause instanceof AccessDeniedException) {
      return "permission denied; choose another place or change its permissions";
    } else if (cause instanceof FileAlreadyExistsException) {
      return "expected a folder, found a file; name another folder";
    } else if (cause instanceof CharacterCodingException) {
      return "expected UTF-8 text, found other bytes; convert it";
    } else if (Files.isDirectory(file)) {
      return "expected a file, found a folder; name a file";
    } else if (String.valueOf(cause.getMessage()).contains("No space left")) {
      return "the disk is full; make room or name another place";
    }
    return String.valueOf(cause.getMessage());
  }
}
