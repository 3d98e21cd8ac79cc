package io.heddle.processor;

import io.heddle.processor.facts.store.Contents;
import io.heddle.processor.facts.store.FactsFolder;
import io.heddle.processor.facts.store.FactsProblems;
import io.heddle.processor.facts.store.FactsWriter;
import io.heddle.processor.facts.store.StoredUnits;
import io.heddle.processor.facts.store.UnitFacts;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * The facts beside the class files of this compilation: those of earlier compilations that still
 * hold, and those that this one leaves.
 */
final class FactsFiles {

  private static final String FOLDER = FactsFolder.LOCATION + "/";

  private final Filer writer;
  private final Optional<URI> place;
  private final Optional<Path> folder;

  /**
   * Looks at the class output.
   *
   * @param reader the compiler's own filer
   * @param writer the filer of the build tool, which deletes with a class what was created for it
   */
  FactsFiles(Filer reader, Filer writer) {
    this.writer = writer;
    this.place = place(reader);
    this.folder = place.flatMap(FactsFiles::onDisk);
  }

  private static Optional<URI> place(Filer reader) {
    try {
      URI table =
          reader.getResource(StandardLocation.CLASS_OUTPUT, "", FOLDER + Contents.FILE).toUri();
      // Without -d every class goes beside its source, and a resource nowhere sensible.
      return table.toString().endsWith(FOLDER + Contents.FILE)
          ? Optional.of(table)
          : Optional.empty();
    } catch (IOException | IllegalArgumentException notToBeRead) {
      return Optional.of(URI.create(FOLDER));
    }
  }

  private static Optional<Path> onDisk(URI table) {
    try {
      return "file".equals(table.getScheme())
          ? Optional.ofNullable(Path.of(table).getParent())
          : Optional.empty();
    } catch (IllegalArgumentException | FileSystemNotFoundException elsewhere) {
      return Optional.empty();
    }
  }

  /**
   * Returns the facts of classes that an earlier compilation left and this one does not replace;
   * those whose class file is gone are deleted.
   *
   * @param replaced the names of the top-level classes compiled now
   * @param fits whether facts are still about the class as it is
   */
  List<UnitFacts> kept(Set<String> replaced, Predicate<UnitFacts> fits, FactsProblems problems) {
    Optional<FactsFolder> found =
        folder
            .flatMap(path -> Optional.ofNullable(path.getParent()))
            .flatMap(path -> Optional.ofNullable(path.getParent()))
            .flatMap(FactsFolder::in);
    if (found.isEmpty()) {
      return List.of();
    }
    List<UnitFacts> kept = new ArrayList<>();
    try (StoredUnits stored = new StoredUnits(found.get(), problems)) {
      for (String name : new TreeSet<>(stored.names())) {
        if (!hasClassFile(name)) {
          delete(name);
        } else if (!replaced.contains(name)) {
          stored.unit(name).filter(fits).ifPresent(unit -> kept.add(whole(unit)));
        }
      }
    } catch (IOException impossible) {
      // A folder needs no closing.
    }
    return kept;
  }

  /** A nested class can be deleted alone. */
  private UnitFacts whole(UnitFacts unit) {
    return new UnitFacts(
        unit.name(), unit.classes().stream().filter(one -> hasClassFile(one.name())).toList());
  }

  private boolean hasClassFile(String binaryName) {
    return folder
        .map(path -> path.resolve("../..").normalize())
        .map(root -> root.resolve(binaryName.replace('.', '/') + ".class"))
        .filter(Files::isRegularFile)
        .isPresent();
  }

  private void delete(String name) {
    try {
      if (folder.isPresent()) {
        Files.deleteIfExists(folder.get().resolve(name));
      }
    } catch (IOException stays) {
      // It is not read either, as long as its class is gone.
    }
  }

  /**
   * Writes the facts of each class that has any, and the table of contents.
   *
   * @param contents what all units of the class output are about
   * @throws IOException if one of them cannot be written; the rest is then left out
   */
  void write(List<SourceReading.Unit> units, Contents contents) throws IOException {
    if (place.isEmpty()) {
      return;
    }
    for (SourceReading.Unit unit : units) {
      if (unit.facts().sayAnything()) {
        create(unit);
      } else {
        delete(unit.facts().name());
      }
    }
    if (folder.isPresent() && !contents.units().isEmpty()) {
      Files.write(folder.get().resolve(Contents.FILE), FactsWriter.bytes(contents));
    }
  }

  private void create(SourceReading.Unit unit) throws IOException {
    try {
      FileObject file =
          writer.createResource(
              StandardLocation.CLASS_OUTPUT, "", FOLDER + unit.facts().name(), unit.type());
      try (OutputStream out = file.openOutputStream()) {
        out.write(FactsWriter.bytes(unit.facts()));
      }
    } catch (FilerException written) {
      // A class of this name was compiled twice; javac says so itself.
    }
  }
}
