package io.heddle.processor.facts.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * What the compiler found out about the trees of one compilation unit.
 *
 * <p>For an attributed tree the compiler answers from the leaf of the path alone. So a path of two
 * steps, from the unit straight to the leaf, is enough and costs one small object.
 */
final class Attribution {

  private final Trees trees;
  private final TreePath unit;
  private final Set<Tree> unresolved = Collections.newSetFromMap(new IdentityHashMap<>());

  Attribution(Trees trees, CompilationUnitTree unit) {
    this.trees = trees;
    this.unit = new TreePath(unit);
  }

  /** Returns what a name, call or declaration means; nothing if the compiler could not tell. */
  Optional<Element> elementOf(Tree tree) {
    return Optional.ofNullable(trees.getElement(new TreePath(unit, tree)));
  }

  /** Returns the static type of an expression; nothing if it is erroneous. */
  Optional<TypeMirror> typeOf(Tree tree) {
    return Optional.ofNullable(trees.getTypeMirror(new TreePath(unit, tree)))
        .filter(type -> type.getKind() != TypeKind.ERROR);
  }

  /** Returns the method or constructor that a call runs; counts those that nobody knows. */
  Optional<ExecutableElement> methodOf(Tree call) {
    if (elementOf(call).orElse(null) instanceof ExecutableElement method
        && Symbols.ownerOf(method).isPresent()) {
      return Optional.of(method);
    }
    unresolved.add(call);
    return Optional.empty();
  }

  /** Returns the variable that a name means, if it means one. */
  Optional<VariableElement> variableOf(Tree name) {
    return elementOf(name).orElse(null) instanceof VariableElement variable
        ? Optional.of(variable)
        : Optional.empty();
  }

  /** Returns the class that a declaration makes or a name means, if it means one. */
  Optional<TypeElement> classOf(Tree tree) {
    return elementOf(tree).orElse(null) instanceof TypeElement type
        ? Optional.of(type)
        : Optional.empty();
  }

  /** Returns the tree that declares a method; nothing if that is not compiled now. */
  Optional<Tree> declarationOf(ExecutableElement method) {
    return Optional.ofNullable(trees.getTree(method));
  }

  /** Returns whether a tree names a class or package, not a value. */
  boolean isTypeName(Tree tree) {
    return elementOf(tree)
        .map(Element::getKind)
        .filter(
            kind ->
                kind.isClass()
                    || kind.isInterface()
                    || kind == ElementKind.PACKAGE
                    || kind == ElementKind.TYPE_PARAMETER)
        .isPresent();
  }

  /** Returns how many calls had no known target. */
  int unresolved() {
    return unresolved.size();
  }
}
