package io.heddle.processor.facts.read;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.lock.LockPath;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * What one body does with scopes of structured threading besides calling them: what its tasks use
 * of it, and where the scopes go that it opens.
 */
final class ScopeWork {

  private static final String SCOPE = "io.heddle.scope.Scope";

  /** Closing one of these waits for those who use it, or is for the thread that opened it. */
  private static final Set<String> OPEN_AS_LONG_AS_USED =
      Set.of(SCOPE, "io.heddle.pool.ThreadPool", "java.util.concurrent.ExecutorService");

  private final Translation body;
  private final Reading reading;

  /** The resources that are lent so far. */
  private final Set<VariableElement> lent = new HashSet<>();

  ScopeWork(Translation body) {
    this.body = body;
    this.reading = body.reading;
  }

  /** Notes what a task uses that is about to be forked. */
  void fork(Tree fork, LockPath scope, List<? extends ExpressionTree> arguments) {
    if (!scope.type().equals(SCOPE)) {
      return;
    }
    Set<VariableElement> used = new LinkedHashSet<>();
    for (ExpressionTree argument : arguments) {
      if (Functions.isFunction(argument)) {
        new Uses(used).scan(argument, null);
      }
    }
    for (VariableElement resource : used) {
      lent.add(resource);
      int id = reading.variables().idOf(resource);
      String name = resource.getSimpleName().toString();
      body.graph.add(new Fact.Lend(scope, id, name, reading.positions().of(fork)), Body.NEVER);
    }
  }

  /** Notes that a resource is about to be closed. */
  void close(Tree resource) {
    reading
        .attribution()
        .variableOf(resource)
        .filter(lent::contains)
        .map(variable -> reading.variables().idOf(variable))
        .ifPresent(
            id ->
                body.graph.add(
                    new Fact.TakeBack(id, reading.positions().of(resource)), Body.NEVER));
  }

  /** Notes that a field is given a value. */
  void keep(VariableElement field, ExpressionTree given) {
    if (isOpened(given)) {
      letOut(field.getSimpleName().toString(), given);
    }
  }

  /** Notes that a value is returned. */
  void result(ExpressionTree value) {
    if (isOpened(value)) {
      letOut("", value);
    }
  }

  private void letOut(String field, Tree at) {
    body.graph.add(new Fact.LetOut(field, reading.positions().of(at)), Body.NEVER);
  }

  /** Returns whether an expression is a scope that this body opens, and no {@code try} closes. */
  private boolean isOpened(ExpressionTree expression) {
    ExpressionTree value = Paths.withoutCasts(expression);
    if (value instanceof MethodInvocationTree call) {
      Optional<ExecutableElement> method =
          reading.attribution().methodOf(call).filter(this::isOfScope);
      return method.isPresent()
          && (method.get().getSimpleName().contentEquals("open")
              || (call.getMethodSelect() instanceof MemberSelectTree select
                  && isOpened(select.getExpression())));
    }
    return value instanceof IdentifierTree
        && reading
            .attribution()
            .variableOf(value)
            .filter(variable -> variable.getKind() == ElementKind.LOCAL_VARIABLE)
            .flatMap(reading.definitions()::onlyValueOf)
            .filter(this::isOpened)
            .isPresent();
  }

  private boolean isOfScope(ExecutableElement method) {
    return Symbols.ownerOf(method).map(reading.symbols()::nameOf).filter(SCOPE::equals).isPresent()
        && reading.symbols().nameOf(method.getReturnType()).equals(SCOPE);
  }

  /** Collects the resources of the code around a function that this uses. */
  private final class Uses extends TreeScanner<Void, Void> {

    private final Set<VariableElement> used;
    private final Set<Element> own = new HashSet<>();

    Uses(Set<VariableElement> used) {
      this.used = used;
    }

    @Override
    public Void visitVariable(VariableTree tree, Void unused) {
      reading.attribution().variableOf(tree).ifPresent(own::add);
      return super.visitVariable(tree, null);
    }

    @Override
    public Void visitClass(ClassTree tree, Void unused) {
      return null;
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void unused) {
      reading
          .attribution()
          .variableOf(tree)
          .filter(variable -> variable.getKind() == ElementKind.RESOURCE_VARIABLE)
          .filter(variable -> !own.contains(variable))
          .filter(variable -> !isOpenAsLongAsUsed(variable))
          .ifPresent(used::add);
      return null;
    }

    private boolean isOpenAsLongAsUsed(VariableElement variable) {
      Optional<TypeElement> type = reading.symbols().elementOf(variable.asType());
      return type.map(reading.symbols()::namesOf)
          .filter(names -> names.stream().anyMatch(OPEN_AS_LONG_AS_USED::contains))
          .isPresent();
    }
  }
}
