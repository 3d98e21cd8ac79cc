package io.heddle.processor.facts.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was wrong with stored facts in one compilation: said once, however many files it is. */
public final class FactsProblems {

  /** A folder can be class output and on the class path at once. */
  private final Set<String> unreadable = new LinkedHashSet<>();

  private final Set<String> ofOtherVersions = new LinkedHashSet<>();

  /** Nothing is wrong so far. */
  public FactsProblems() {}

  void unreadable(String file, Exception cause) {
    unreadable.add(file + ": " + cause.getMessage());
  }

  void ofAnotherVersion(String file) {
    ofOtherVersions.add(file);
  }

  /** Returns at most one sentence for each sort of problem. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (!unreadable.isEmpty()) {
      sentences.add(
          "stored facts could not be read and are left out, "
              + others(unreadable)
              + "; compile these classes again, or delete the file");
    }
    if (!ofOtherVersions.isEmpty()) {
      sentences.add(
          "stored facts of another version of Heddle are left out, "
              + others(ofOtherVersions)
              + "; what those classes lock is not known here until they are compiled with this"
              + " version");
    }
    return sentences;
  }

  private static String others(Set<String> files) {
    String first = files.iterator().next();
    return files.size() == 1
        ? "in " + first
        : "in " + files.size() + " files, the first is " + first;
  }
}
