package io.heddle.processor.facts.store;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The facts that one folder or jar holds, read one by one as they are asked for.
 *
 * <p>Whatever is wrong with a file, it is as if it were not there.
 */
public final class StoredUnits implements Closeable {

  private final FactsFolder folder;
  private final FactsProblems problems;
  private final Set<String> names = new HashSet<>();
  private final Map<String, Optional<UnitFacts>> read = new HashMap<>();

  /** Takes stock of a folder; what is wrong with it goes to {@code problems}. */
  public StoredUnits(FactsFolder folder, FactsProblems problems) {
    this.folder = folder;
    this.problems = problems;
    try {
      names.addAll(folder.names());
    } catch (IOException failure) {
      problems.unreadable(folder.cite(""), failure);
    }
  }

  /** Returns the names of all units. */
  public Set<String> names() {
    return Set.copyOf(names);
  }

  /** Returns the name of the unit that a class belongs to, if its facts are stored. */
  public Optional<String> unitOf(String className) {
    String name = className;
    while (!names.contains(name)) {
      int end = name.lastIndexOf('$');
      if (end <= 0) {
        return Optional.empty();
      }
      name = name.substring(0, end);
    }
    return Optional.of(name);
  }

  /** Returns the stored facts of a unit. */
  public Optional<UnitFacts> unit(String name) {
    return read.computeIfAbsent(
        name,
        key ->
            names.contains(key)
                ? value(key, UnitFacts.class).filter(found -> found.name().equals(key))
                : Optional.empty());
  }

  /** Returns what all units are about; one that the table does not know is read. */
  public List<Contents.Unit> contents() {
    List<Contents.Unit> all = new ArrayList<>();
    Set<String> missing = new HashSet<>(names);
    for (Contents.Unit listed :
        value(Contents.FILE, Contents.class).orElse(Contents.NONE).units()) {
      if (missing.remove(listed.name())) {
        all.add(listed);
      }
    }
    missing.stream()
        .sorted()
        .flatMap(name -> unit(name).stream())
        .forEach(unit -> all.add(Contents.Unit.of(unit, List.of())));
    return all;
  }

  private <T extends Record> Optional<T> value(String file, Class<T> type) {
    try {
      Optional<byte[]> bytes = folder.bytes(file);
      if (bytes.isEmpty()) {
        return Optional.empty();
      }
      Optional<T> value = FactsReader.read(bytes.get(), type);
      if (value.isEmpty()) {
        problems.ofAnotherVersion(folder.cite(file));
      }
      return value;
    } catch (IOException | MalformedFactsException unreadable) {
      problems.unreadable(folder.cite(file), unreadable);
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
