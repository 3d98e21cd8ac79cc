package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.library.ThreadLocals;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Notes where the values of thread-local variables go in one body. */
final class LocalValues {

  private final Translation body;
  private final Set<VariableElement> declared = new HashSet<>();
  private boolean runsElsewhere;

  LocalValues(Translation body) {
    this.body = body;
  }

  /** Notes that the body is a function that another thread runs. */
  void runsElsewhere() {
    runsElsewhere = true;
  }

  /** Notes that the body has a variable of its own. */
  void declare(Tree variable) {
    if (runsElsewhere) {
      body.reading.attribution().variableOf(variable).ifPresent(declared::add);
    }
  }

  /** Notes that a variable is read: perhaps one that the body around this function gave a value. */
  void read(IdentifierTree use) {
    if (runsElsewhere) {
      body.reading
          .attribution()
          .variableOf(use)
          .filter(local -> !local.getKind().isField() && !declared.contains(local))
          .filter(local -> isForOneThread(use))
          .flatMap(body.reading.definitions()::onlyValueOf)
          .flatMap(this::variableReadBy)
          .ifPresent(variable -> add(use, use.getName().toString(), variable, true));
    }
  }

  /** Notes that a field is given a value. */
  void assigned(ExpressionTree target, ExpressionTree value) {
    Optional<VariableElement> field =
        target instanceof IdentifierTree || target instanceof MemberSelectTree
            ? body.reading.attribution().variableOf(target).filter(one -> one.getKind().isField())
            : Optional.empty();
    if (field.isPresent() && isForOneThread(value)) {
      ExpressionTree given = Paths.withoutCasts(value);
      ExpressionTree source =
          body.reading
              .attribution()
              .variableOf(given)
              .filter(local -> !local.getKind().isField())
              .flatMap(body.reading.definitions()::onlyValueOf)
              .orElse(given);
      variableReadBy(source)
          .ifPresent(
              variable -> add(target, field.get().getSimpleName().toString(), variable, false));
    }
  }

  private void add(Tree at, String where, String variable, boolean captured) {
    body.graph.add(
        new Fact.Stray(variable, where, captured, body.reading.positions().of(at)), Body.NEVER);
  }

  /** Returns the thread-local variable that an expression reads. */
  private Optional<String> variableReadBy(ExpressionTree value) {
    return Paths.withoutCasts(value) instanceof MethodInvocationTree call
            && call.getArguments().isEmpty()
            && call.getMethodSelect() instanceof MemberSelectTree select
            && select.getIdentifier().contentEquals("get")
            && isThreadLocal(typeOf(select.getExpression()))
        ? Optional.of(body.paths.of(select.getExpression()).toString())
        : Optional.empty();
  }

  /** Notes what is done with a thread-local variable that each object has for itself. */
  void call(MethodInvocationTree tree, ExecutableElement method) {
    String name = body.reading.callees().of(method).name();
    if ((name.equals("set") || name.equals("remove"))
        && isThreadLocal(Symbols.ownerOf(method))
        && tree.getMethodSelect() instanceof MemberSelectTree select) {
      body.reading
          .attribution()
          .variableOf(Spines.withoutParentheses(select.getExpression()))
          .filter(LocalValues::isOfEachObject)
          .ifPresent(field -> body.graph.add(fact(tree, field), Body.NEVER));
    }
  }

  private Fact fact(MethodInvocationTree tree, VariableElement field) {
    boolean set =
        !tree.getArguments().isEmpty()
            && tree.getArguments().get(0).getKind() != Tree.Kind.NULL_LITERAL;
    return new Fact.LocalSet(
        body.reading.symbols().fieldOf(field), set, body.reading.positions().of(tree));
  }

  private static boolean isOfEachObject(VariableElement field) {
    return field.getKind().isField()
        && !Symbols.isStatic(field)
        && field.getModifiers().contains(Modifier.PRIVATE);
  }

  private boolean isForOneThread(ExpressionTree value) {
    boolean simple =
        value instanceof IdentifierTree
            || value instanceof MemberSelectTree
            || value instanceof MethodInvocationTree;
    return simple
        && typeOf(value)
            .map(body.reading.symbols()::namesOf)
            .filter(ThreadLocals::isForOneThread)
            .isPresent();
  }

  private boolean isThreadLocal(Optional<TypeElement> type) {
    return type.map(body.reading.symbols()::namesOf).filter(ThreadLocals::isVariable).isPresent();
  }

  private Optional<TypeElement> typeOf(ExpressionTree value) {
    return body.reading.attribution().typeOf(value).flatMap(body.reading.symbols()::elementOf);
  }
}
