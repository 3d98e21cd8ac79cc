package io.heddle.processor.report;

import io.heddle.processor.check.Finding;
import io.heddle.processor.check.Severity;
import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.Position;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whose findings a compilation reports.
 *
 * <p>An error of the classes in the class output is reported by every compilation that writes
 * there, so that none is lost while classes are compiled a few at a time; a warning, as javac's
 * own, by those that compile a class with a part in it. What only concerns other jars or folders
 * was said when they were compiled.
 *
 * @param compiled the source files compiled now
 * @param own these, and those whose classes an earlier compilation left in the class output
 */
public record Scope(Set<String> compiled, Set<String> own) {

  public Scope {
    compiled = Set.copyOf(compiled);
    own = Set.copyOf(own);
  }

  /**
   * Returns the scope of a compilation.
   *
   * @param compiled the classes compiled now
   * @param kept the other classes in the class output
   */
  public static Scope of(Collection<ClassFacts> compiled, Collection<ClassFacts> kept) {
    Set<String> now = filesOf(compiled);
    Set<String> own = filesOf(kept);
    own.addAll(now);
    return new Scope(now, own);
  }

  private static Set<String> filesOf(Collection<ClassFacts> classes) {
    Set<String> files = new HashSet<>();
    for (ClassFacts one : classes) {
      one.methods().forEach(method -> files.add(method.at().file()));
      one.orders().forEach(order -> files.add(order.at().file()));
    }
    return files;
  }

  boolean includes(Finding finding, Severity severity) {
    Set<String> files = severity == Severity.ERROR ? own : compiled;
    return places(finding).anyMatch(at -> files.contains(at.file()));
  }

  /** Returns the places of a finding, the one that it is reported at first. */
  static Stream<Position> places(Finding finding) {
    return Stream.concat(
        Stream.of(finding.at()),
        finding.evidence().stream().flatMap(path -> path.steps().stream()).map(Finding.Step::at));
  }
}
