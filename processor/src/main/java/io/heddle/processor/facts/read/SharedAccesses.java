package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.library.PlainCollections;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * Notes what one body does with fields that threads may share.
 *
 * <p>A read that only serves to show the value counts for nothing: in an assertion, a message, a
 * getter or {@code toString}, code is written as if an old value did no harm.
 */
final class SharedAccesses {

  private static final Set<String> LOGS =
      Set.of(
          "trace", "debug", "info", "warn", "error", "log", "fine", "finer", "finest", "config",
          "warning", "severe", "print", "println", "printf");

  private static final Set<String> SHOWS = Set.of("hashCode", "equals", "finalize");

  private final Translation body;
  private boolean onlyShown;

  SharedAccesses(Translation body) {
    this.body = body;
  }

  /** Returns whether a method is one that shows what the object is like now. */
  static boolean isShowing(MethodTree method) {
    boolean returns =
        method.getBody() != null
            && method.getParameters().isEmpty()
            && method.getBody().getStatements().size() == 1
            && isReturn(method.getBody().getStatements().get(0));
    String name = method.getName().toString();
    return returns || name.startsWith("toString") || SHOWS.contains(name);
  }

  private static boolean isReturn(StatementTree statement) {
    return statement instanceof ReturnTree;
  }

  static boolean isLog(String method) {
    return LOGS.contains(method);
  }

  /** Translates what is inside; if it is only shown, without noting what it reads. */
  void shown(boolean isShown, Runnable inside) {
    boolean before = onlyShown;
    onlyShown |= isShown;
    inside.run();
    onlyShown = before;
  }

  void use(ExpressionTree use, VariableElement field, boolean write) {
    if (body.reading.shared().hasSharedValue(field) && (write || !onlyShown)) {
      add(use, field, write);
    }
  }

  /** Notes a call on the collection in a field. */
  void call(ExpressionTree use, VariableElement field, ExecutableElement method) {
    if (body.reading.shared().hasSharedContents(field)) {
      boolean write = PlainCollections.changes(method.getSimpleName().toString());
      if (write || !onlyShown) {
        add(use, field, write);
      }
    }
  }

  /** Notes that the collection in a field is iterated over. */
  void iterate(ExpressionTree use, VariableElement field) {
    if (body.reading.shared().hasSharedContents(field) && !onlyShown) {
      add(use, field, false);
    }
  }

  private void add(ExpressionTree use, VariableElement field, boolean write) {
    List<TypeElement> owner = Symbols.ownerOf(field).stream().toList();
    if (!owner.isEmpty() && body.reading.declared().guardsOf(field).isEmpty()) {
      body.graph.add(
          new Fact.Unguarded(
              body.reading.symbols().fieldOf(field),
              body.paths.baseOf(use, field, owner.get(0)),
              write,
              body.reading.positions().of(use)),
          Body.NEVER);
    }
  }
}
