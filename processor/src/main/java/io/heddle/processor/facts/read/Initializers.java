package io.heddle.processor.facts.read;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;

/** The field initialisers and initialiser blocks of one class. */
final class Initializers {

  private final ClassTree tree;
  private final Reading reading;

  Initializers(ClassTree tree, Reading reading) {
    this.tree = tree;
    this.reading = reading;
  }

  /** Translates what every constructor does after its superclass's. */
  void runForObject(Translation body) {
    run(body, false);
  }

  /** Translates what initialises the class. */
  void runForClass(Translation body) {
    run(body, true);
  }

  /** Returns whether a member is an initialiser of the class. */
  boolean isStatic(Tree member) {
    return isInitializer(member, true);
  }

  /** Returns whether a constructor's body calls another constructor, and so runs none of these. */
  static boolean callsConstructor(BlockTree block) {
    return block.getStatements().stream().anyMatch(Initializers::isConstructorCall);
  }

  private static boolean isConstructorCall(StatementTree statement) {
    return statement instanceof ExpressionStatementTree expression
        && expression.getExpression() instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof IdentifierTree name
        && (name.getName().contentEquals("this") || name.getName().contentEquals("super"));
  }

  private void run(Translation body, boolean ofClass) {
    for (Tree member : tree.getMembers()) {
      if (isInitializer(member, ofClass)) {
        if (member instanceof VariableTree field) {
          body.expressions.value(field.getInitializer());
          reading
              .attribution()
              .variableOf(field)
              .ifPresent(named -> body.threads.keep(named, field, field.getInitializer()));
        } else if (member instanceof BlockTree block) {
          body.statements.translate(block);
        }
      }
    }
  }

  private boolean isInitializer(Tree member, boolean ofClass) {
    if (member instanceof BlockTree block) {
      return block.isStatic() == ofClass;
    }
    return member instanceof VariableTree field
        && field.getInitializer() != null
        && reading.attribution().elementOf(field).filter(Symbols::isStatic).isPresent() == ofClass;
  }
}
