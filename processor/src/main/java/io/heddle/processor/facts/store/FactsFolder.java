package io.heddle.processor.facts.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of {@code META-INF/heddle} in one folder of class files or one jar. */
public sealed interface FactsFolder extends Closeable {

  /** Where facts stand below the root of a class output. */
  String LOCATION = "META-INF/heddle";

  /**
   * Returns the names of all files but the table of contents, sorted.
   *
   * @throws IOException if they cannot be listed
   */
  Set<String> names() throws IOException;

  /**
   * Returns what a file holds; empty if there is none of this name.
   *
   * @throws IOException if it cannot be read
   */
  Optional<byte[]> bytes(String name) throws IOException;

  /** Returns a file's name as messages cite it. */
  String cite(String name);

  /** Returns the facts beside these class files, if there are any. */
  static Optional<FactsFolder> in(Path root) {
    Path folder = root.resolve(LOCATION);
    return Files.isDirectory(folder) ? Optional.of(new OnDisk(folder)) : Optional.empty();
  }

  /**
   * Returns the facts in a jar, if there are any.
   *
   * @throws IOException if it cannot be opened
   */
  static Optional<FactsFolder> inJar(Path jar) throws IOException {
    ZipFile zip = new ZipFile(jar.toFile());
    // One look-up tells: listing the names of a large jar costs more than most have to offer.
    if (zip.getEntry(LOCATION + "/" + Contents.FILE) == null) {
      zip.close();
      return Optional.empty();
    }
    return Optional.of(new InJar(zip));
  }

  /** Files in a folder. */
  record OnDisk(Path folder) implements FactsFolder {
    @Override
    public Set<String> names() throws IOException {
      try (Stream<Path> files = Files.list(folder)) {
        return files
            .map(file -> file.getFileName().toString())
            .filter(name -> !name.equals(Contents.FILE))
            .collect(Collectors.toCollection(TreeSet::new));
      } catch (UncheckedIOException failure) {
        throw failure.getCause();
      }
    }

    @Override
    public Optional<byte[]> bytes(String name) throws IOException {
      Path file = folder.resolve(name);
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    @Override
    public String cite(String name) {
      return folder.resolve(name).toString();
    }

    @Override
    public void close() {}
  }

  /** Entries of a jar. */
  record InJar(ZipFile zip) implements FactsFolder {
    @Override
    public Set<String> names() {
      String prefix = LOCATION + "/";
      return zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith(prefix) && !name.endsWith("/"))
          .map(name -> name.substring(prefix.length()))
          .filter(name -> !name.equals(Contents.FILE))
          .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Optional<byte[]> bytes(String name) throws IOException {
      ZipEntry entry = zip.getEntry(LOCATION + "/" + name);
      return entry == null
          ? Optional.empty()
          : Optional.of(zip.getInputStream(entry).readAllBytes());
    }

    @Override
    public String cite(String name) {
      return zip.getName() + "!/" + LOCATION + "/" + name;
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }
}
