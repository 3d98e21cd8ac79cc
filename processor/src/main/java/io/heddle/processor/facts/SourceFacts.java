package io.heddle.processor.facts;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import io.heddle.processor.lock.MethodRef;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What was read from one top-level class of this compilation.
 *
 * @param classes the facts of the class and of every class nested in it, local and anonymous ones
 *     included; in source order
 * @param anchors for each position in the facts the tree that a diagnostic can point at
 * @param skipped the bodies that could not be read
 * @param unresolved how many calls the compiler could not resolve
 */
public record SourceFacts(
    List<ClassFacts> classes,
    Map<Position, Anchor> anchors,
    List<Skipped> skipped,
    int unresolved) {

  /** Nothing was read. */
  public static final SourceFacts NONE = new SourceFacts(List.of(), Map.of());

  public SourceFacts {
    classes = List.copyOf(classes);
    // Not copied: there is an entry for nearly every call of a compilation.
    anchors = Collections.unmodifiableMap(anchors);
    skipped = List.copyOf(skipped);
  }

  /** Facts of which nothing is missing. */
  public SourceFacts(List<ClassFacts> classes, Map<Position, Anchor> anchors) {
    this(classes, anchors, List.of(), 0);
  }

  /**
   * A body that could not be read; its facts are empty.
   *
   * @param method whose body
   * @param at where it is declared
   * @param reason what went wrong
   */
  public record Skipped(MethodRef method, Position at, String reason) {}

  /**
   * What the compiler needs to place a diagnostic.
   *
   * @param leaf the smallest tree at that position
   * @param unit the file that it stands in
   */
  public record Anchor(Tree leaf, CompilationUnitTree unit) {}
}
