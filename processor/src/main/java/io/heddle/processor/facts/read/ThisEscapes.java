package io.heddle.processor.facts.read;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.Trees;
import io.heddle.processor.declare.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * Finds what lets others see an object of a woven class before it has its locks: constructors and
 * initializers that hand {@code this} to another object, keep it where others find it, or start a
 * thread that uses it.
 *
 * <p>It reads trees whose names have not been resolved yet, and says only what is certain without
 * that: a lambda that is kept, and a part that is made with its whole ({@code new Part(this)}) are
 * left alone. Methods of the class that a constructor calls are followed.
 */
public final class ThisEscapes {

  private final Trees trees;

  /**
   * Makes a finder.
   *
   * @param trees gives the trees of classes
   */
  public ThisEscapes(Trees trees) {
    this.trees = trees;
  }

  /**
   * Finds the escapes of a class.
   *
   * @param type a class
   * @return one problem for each constructor or initialized field from which the object escapes
   */
  public List<Problem> in(TypeElement type) {
    ClassTree tree = trees.getTree(type);
    if (tree == null) {
      return List.of();
    }
    OwnMembers members = new OwnMembers(type, tree);
    List<Problem> problems = new ArrayList<>();
    for (Element member : type.getEnclosedElements()) {
      if (member.getKind() == ElementKind.CONSTRUCTOR) {
        Tree constructor = trees.getTree(member);
        if (constructor instanceof MethodTree method && method.getBody() != null) {
          escape(method.getBody(), members)
              .ifPresent(how -> problems.add(Problem.thisEscapes(member, type, how)));
        }
      }
    }
    for (Tree member : tree.getMembers()) {
      boolean isOfObjects =
          (member instanceof BlockTree block && !block.isStatic())
              || (member instanceof VariableTree field
                  && !field.getModifiers().getFlags().contains(Modifier.STATIC));
      if (isOfObjects) {
        escape(member, members)
            .ifPresent(how -> problems.add(Problem.thisEscapes(type, type, how)));
      }
    }
    return problems;
  }

  private static Optional<String> escape(Tree body, OwnMembers members) {
    return new ConstructionScan(members, Set.of()).firstEscape(body);
  }
}
