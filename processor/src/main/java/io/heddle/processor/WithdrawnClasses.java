package io.heddle.processor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/**
 * Takes back the class files of sources in which an error was found.
 *
 * <p>javac writes classes one by one, so by the time the last is read the first are on disk. A
 * build tool that compares sources with class files would take them for complete, and the error
 * would be gone at the next run.
 */
final class WithdrawnClasses {

  private final Filer filer;

  WithdrawnClasses(Filer filer) {
    this.filer = filer;
  }

  /** Deletes the class that is named like its source file, for each of these files. */
  void withdraw(Set<String> files) {
    for (String file : files) {
      String name = file.replaceFirst("\\.java$", ".class");
      try {
        URI written = filer.getResource(StandardLocation.CLASS_OUTPUT, "", name).toUri();
        // The filer itself deletes nothing; what is kept in memory no build tool looks at.
        if ("file".equals(written.getScheme())) {
          Files.deleteIfExists(Path.of(written));
        }
      } catch (IOException | IllegalArgumentException neverWritten) {
        // The class was still to be generated, and javac generates nothing after an error.
      }
    }
  }
}
