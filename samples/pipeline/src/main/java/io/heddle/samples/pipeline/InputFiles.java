package io.heddle.samples.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the files that are to be read. */
final class InputFiles {

  private InputFiles() {}

  /** Returns the files that were named and those in the folders that were, each once. */
  static List<Path> below(List<Path> roots) throws UnusableFileException {
    TreeSet<Path> files = new TreeSet<>();
    for (Path root : roots) {
      try (Stream<Path> found = Files.walk(root)) {
        found.filter(Files::isRegularFile).map(Path::normalize).forEach(files::add);
      } catch (IOException e) {
        throw UnusableFileException.reading(root, e);
      }
    }
    if (files.isEmpty()) {
      throw new UnusableFileException("expected files to read, found none in " + roots);
    }
    return List.copyOf(files);
  }
}
