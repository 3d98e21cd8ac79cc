package io.heddle.processor.facts;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Map;

/**
 * What was read from one top-level class of this compilation.
 *
 * @param classes the facts of the class and of every class nested in it, local and anonymous ones
 *     included; in source order
 * @param anchors for each position in the facts the tree that a diagnostic can point at
 */
public record SourceFacts(List<ClassFacts> classes, Map<Position, Anchor> anchors) {

  public SourceFacts {
    classes = List.copyOf(classes);
    anchors = Map.copyOf(anchors);
  }

  /**
   * What the compiler needs to place a diagnostic.
   *
   * @param leaf the smallest tree at that position
   * @param unit the file that it stands in
   */
  public record Anchor(Tree leaf, CompilationUnitTree unit) {}
}
