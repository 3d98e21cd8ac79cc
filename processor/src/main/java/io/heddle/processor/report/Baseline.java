package io.heddle.processor.report;

import io.heddle.processor.check.Finding;
import io.heddle.processor.declare.Problem;
import io.heddle.processor.facts.ClassFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The findings that were there before: they are not reported, so that whatever is reported is new.
 *
 * <p>Each entry stands for one finding; a second of the same kind in the same member is new.
 */
public final class Baseline {

  /** No finding was there before. */
  public static final Baseline NONE = new Baseline(Optional.empty(), false);

  private final Optional<BaselineFile> file;
  private final boolean writing;

  /** By fingerprint, how many findings the file still excuses. */
  private final Map<String, Integer> excused = new TreeMap<>();

  private final List<String> recorded = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private Baseline(Optional<BaselineFile> file, boolean writing) {
    this.file = file;
    this.writing = writing;
  }

  /** Returns the baseline that a file holds. */
  public static Baseline readFrom(Path path) {
    BaselineFile file = new BaselineFile(path);
    Baseline baseline = new Baseline(Optional.of(file), false);
    try {
      BaselineFile.Content content = file.read();
      baseline.problems.addAll(content.problems());
      content.entries().forEach(entry -> baseline.excused.merge(entry, 1, Integer::sum));
    } catch (IOException failure) {
      baseline.problems.add(
          "the baseline "
              + path
              + " cannot be read, so every finding is reported: "
              + failure
              + "; -Aheddle.baseline.write creates it");
    }
    return baseline;
  }

  /** Returns a baseline that takes up every finding of this compilation and leaves a file. */
  public static Baseline writtenTo(Path path) {
    return new Baseline(Optional.of(new BaselineFile(path)), true);
  }

  /**
   * Returns a test that tells which findings are not to be reported.
   *
   * @param classes the classes that the findings are about
   */
  public Predicate<Finding> knowing(Collection<ClassFacts> classes) {
    if (file.isEmpty()) {
      return finding -> false;
    }
    Fingerprints fingerprints = new Fingerprints(classes);
    return finding -> absorbs(fingerprints.of(finding));
  }

  /** What cannot be woven cannot wait until later either. */
  boolean absorbs(Problem problem) {
    return file.isPresent()
        && !problem.key().equals("bad-declaration")
        && absorbs(Fingerprints.of(problem));
  }

  /** Returns whether a finding is not to be reported; one entry excuses one finding. */
  private boolean absorbs(String fingerprint) {
    if (writing) {
      recorded.add(fingerprint);
      return true;
    }
    Integer left = excused.get(fingerprint);
    if (left == null || left == 0) {
      return false;
    }
    excused.put(fingerprint, left - 1);
    return true;
  }

  /** Returns what is wrong with the file. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * Compares or writes the file, now that every finding is known.
   *
   * @param compiled the top-level classes compiled now; what the file says of others stays
   * @return what the user should know about it
   * @throws IOException if the file cannot be written
   */
  public Optional<String> conclude(Set<String> compiled) throws IOException {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    return writing ? write(file.get(), compiled) : stale(file.get(), compiled);
  }

  private Optional<String> stale(BaselineFile from, Set<String> compiled) {
    List<String> stale =
        excused.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(Map.Entry::getKey)
            .filter(entry -> compiled.contains(Fingerprints.topLevelClass(entry)))
            .toList();
    if (stale.isEmpty()) {
      return Optional.empty();
    }
    String entries =
        stale.size() == 1 ? "an entry that matches" : stale.size() + " entries that match";
    return Optional.of(
        "the baseline "
            + from.path()
            + " has "
            + entries
            + " nothing any more, the first is '"
            + stale.get(0)
            + "'; -Aheddle.baseline.write removes them");
  }

  private Optional<String> write(BaselineFile to, Set<String> compiled) throws IOException {
    to.replace(compiled, recorded);
    String findings = recorded.size() == 1 ? "1 finding" : recorded.size() + " findings";
    return Optional.of(
        "wrote " + findings + " to the baseline " + to.path() + " instead of reporting them");
  }
}
