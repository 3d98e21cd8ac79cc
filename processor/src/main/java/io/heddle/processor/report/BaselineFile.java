package io.heddle.processor.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * A baseline as text that suits version control: a fingerprint a line, sorted; comments start with
 * {@code #}.
 *
 * @param path where it stands
 */
record BaselineFile(Path path) {

  private static final Pattern ENTRY = Pattern.compile("[a-z-]+ [^ #]+#[^:]*: .+");
  private static final String HEADER =
      """
      # Findings that were there before: Heddle reports only others.
      # A line for each, sorted; written by a build with -Aheddle.baseline.write
      """;
  private static final int ATTEMPTS = 500;
  private static final long BETWEEN_ATTEMPTS_NANOS = 20_000_000;

  /**
   * What a file holds.
   *
   * @param entries its fingerprints
   * @param problems its lines that are none
   */
  record Content(List<String> entries, List<String> problems) {
    Content {
      entries = List.copyOf(entries);
      problems = List.copyOf(problems);
    }
  }

  Content read() throws IOException {
    return parse(Files.readString(path));
  }

  private Content parse(String text) {
    List<String> entries = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int index = 0; index < lines.size(); index++) {
      String line = lines.get(index).strip();
      if (ENTRY.matcher(line).matches()) {
        entries.add(line);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        problems.add(
            path
                + ":"
                + (index + 1)
                + ": expected '<rule> <class>#<member>: <finding>', found '"
                + line
                + "'; the line counts for nothing");
      }
    }
    return new Content(entries, problems);
  }

  /**
   * Replaces what the file says of some classes; the modules of a build write one file in turn.
   *
   * @param compiled the top-level classes whose old entries go
   * @param found the new entries
   */
  void replace(Set<String> compiled, Collection<String> found) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (FileChannel channel =
            FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        FileLock alone = lock(channel)) {
      assert alone.isValid();
      String before =
          new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
      byte[] after = text(merged(parse(before).entries(), compiled, found));
      channel.truncate(0);
      channel.position(0);
      ByteBuffer rest = ByteBuffer.wrap(after);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    }
  }

  /** Other compilations hold the file for a moment, in this process or in another. */
  private static FileLock lock(FileChannel channel) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return lock;
        }
      } catch (OverlappingFileLockException heldInThisProcess) {
        // Like one held by another.
      }
      LockSupport.parkNanos(BETWEEN_ATTEMPTS_NANOS);
    }
    throw new IOException("another build holds it");
  }

  private static List<String> merged(
      List<String> before, Set<String> compiled, Collection<String> found) {
    List<String> all = new ArrayList<>(before);
    all.removeIf(entry -> compiled.contains(Fingerprints.topLevelClass(entry)));
    for (String entry : new TreeSet<>(found)) {
      int missing = Collections.frequency(found, entry) - Collections.frequency(all, entry);
      all.addAll(Collections.nCopies(Math.max(missing, 0), entry));
    }
    Collections.sort(all);
    return all;
  }

  private static byte[] text(List<String> entries) {
    StringBuilder text = new StringBuilder(HEADER);
    entries.forEach(entry -> text.append(entry).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
