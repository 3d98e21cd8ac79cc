package io.heddle.processor.facts.read;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Name;

/** What all top-level classes of one compilation unit share: there can be thousands of them. */
final class SourceFile {

  private final CompilationUnitTree unit;
  private final SourceText text;
  private final String name;
  private final Map<Name, ClassTree> classes = new HashMap<>();

  SourceFile(CompilationUnitTree unit) {
    this.unit = unit;
    this.text = new SourceText(unit);
    this.name = nameOf(unit);
    for (Tree declared : unit.getTypeDecls()) {
      if (declared instanceof ClassTree tree) {
        classes.putIfAbsent(tree.getSimpleName(), tree);
      }
    }
  }

  private static String nameOf(CompilationUnitTree unit) {
    String path = unit.getSourceFile().getName().replace('\\', '/');
    String name = path.substring(path.lastIndexOf('/') + 1);
    return unit.getPackageName() == null
        ? name
        : unit.getPackageName().toString().replace('.', '/') + "/" + name;
  }

  CompilationUnitTree unit() {
    return unit;
  }

  SourceText text() {
    return text;
  }

  /** Returns where the file is below its source root. */
  String name() {
    return name;
  }

  /** Returns the top-level class of this name. */
  Optional<ClassTree> classNamed(Name simpleName) {
    return Optional.ofNullable(classes.get(simpleName));
  }
}
