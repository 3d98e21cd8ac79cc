package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import javax.lang.model.element.Element;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;

/** Whether what runs later uses the object whose body it stands in. */
final class ThisUses extends TreeScanner<Void, Void> {

  private final Reading reading;
  private boolean found;

  ThisUses(Reading reading) {
    this.reading = reading;
  }

  static boolean isThis(ExpressionTree expression) {
    return Paths.withoutCasts(expression) instanceof IdentifierTree name
        && name.getName().contentEquals("this");
  }

  /** Returns whether an argument is the object, or a function or new object that knows it. */
  boolean in(ExpressionTree argument) {
    scan(argument, null);
    return found;
  }

  @Override
  public Void scan(Tree tree, Void unused) {
    return found ? null : super.scan(tree, null);
  }

  @Override
  public Void visitIdentifier(IdentifierTree name, Void unused) {
    found |= isThis(name) || reading.attribution().elementOf(name).filter(this::isOwn).isPresent();
    return null;
  }

  /** An object of an inner class knows the one around it. */
  @Override
  public Void visitNewClass(NewClassTree made, Void unused) {
    found |=
        reading
            .attribution()
            .classOf(made.getIdentifier())
            .filter(type -> type.getNestingKind() == NestingKind.MEMBER && !Symbols.isStatic(type))
            .filter(type -> !type.getKind().isInterface())
            .isPresent();
    return super.visitNewClass(made, null);
  }

  private boolean isOwn(Element named) {
    return (named.getKind().isField() || named.getKind().name().equals("METHOD"))
        && named.getEnclosingElement() instanceof TypeElement
        && !Symbols.isStatic(named);
  }
}
