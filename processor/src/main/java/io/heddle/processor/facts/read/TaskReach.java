package io.heddle.processor.facts.read;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * The fields that tasks can touch which a constructor lets run: those named in them, and in the
 * methods of the same file that they call. Who gets the object itself can touch all of them.
 */
final class TaskReach extends TreeScanner<Void, Void> {

  private static final Set<String> RUN = Set.of("run", "call", "compute");

  private final Reading reading;
  private final Set<VariableElement> fields = new HashSet<>();
  private final Set<Element> followed = new HashSet<>();
  private boolean everything;

  TaskReach(Reading reading) {
    this.reading = reading;
  }

  /** Returns whether a task can touch a field. */
  boolean reaches(VariableElement field) {
    return everything || fields.contains(field);
  }

  /** Notes that anybody can do anything with the object. */
  void addEverything() {
    everything = true;
  }

  /** Returns the tasks among the arguments of a call: others, such as delays, are mere values. */
  List<ExpressionTree> tasksAmong(List<? extends ExpressionTree> arguments) {
    return arguments.stream()
        .map(Paths::withoutCasts)
        .flatMap(argument -> isTask(argument) ? Stream.of(argument) : valueOf(argument))
        .filter(TaskReach::isTask)
        .toList();
  }

  private static boolean isTask(ExpressionTree argument) {
    return ThisUses.isThis(argument)
        || argument instanceof LambdaExpressionTree
        || argument instanceof MemberReferenceTree
        || argument instanceof NewClassTree;
  }

  private Stream<ExpressionTree> valueOf(ExpressionTree argument) {
    return reading.attribution().variableOf(argument).stream()
        .flatMap(variable -> reading.definitions().onlyValueOf(variable).stream())
        .map(Paths::withoutCasts);
  }

  /** Adds what a task touches. */
  void add(ExpressionTree task) {
    if (ThisUses.isThis(task)) {
      addOwnRun(task);
    } else {
      scan(task, null);
    }
  }

  /** Adds what an object does that is a task itself. */
  private void addOwnRun(ExpressionTree self) {
    List<ExecutableElement> runs =
        reading.attribution().typeOf(self).flatMap(reading.symbols()::elementOf).stream()
            .flatMap(type -> ElementFilter.methodsIn(type.getEnclosedElements()).stream())
            .filter(method -> RUN.contains(method.getSimpleName().toString()))
            .filter(method -> method.getParameters().isEmpty())
            .toList();
    everything |= runs.isEmpty();
    runs.forEach(this::follow);
  }

  @Override
  public Void scan(Tree tree, Void unused) {
    return everything ? null : super.scan(tree, null);
  }

  @Override
  public Void visitIdentifier(IdentifierTree name, Void unused) {
    everything |= ThisUses.isThis(name);
    reading.attribution().variableOf(name).ifPresent(this::note);
    return null;
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree select, Void unused) {
    everything |= isObject(select);
    reading.attribution().variableOf(select).ifPresent(this::note);
    return isObject(select.getExpression()) ? null : scan(select.getExpression(), null);
  }

  /** Returns whether an expression is the object at hand or one around it. */
  private static boolean isObject(ExpressionTree expression) {
    return ThisUses.isThis(expression)
        || (expression instanceof MemberSelectTree select
            && select.getIdentifier().contentEquals("this"));
  }

  private void note(VariableElement variable) {
    if (variable.getKind().isField()) {
      fields.add(variable);
    }
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
    Optional<ExecutableElement> method = reading.attribution().methodOf(call);
    ExpressionTree select = call.getMethodSelect();
    boolean onObject =
        select instanceof IdentifierTree
            || (select instanceof MemberSelectTree named && isObject(named.getExpression()));
    method.ifPresent(target -> follow(target, onObject && !Symbols.isStatic(target)));
    if (!onObject) {
      scan(select, null);
    }
    return scan(call.getArguments(), null);
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree reference, Void unused) {
    boolean onObject = isObject(reference.getQualifierExpression());
    if (reading.attribution().elementOf(reference).orElse(null)
        instanceof ExecutableElement method) {
      follow(method, onObject);
    }
    return onObject ? null : scan(reference.getQualifierExpression(), null);
  }

  @Override
  public Void visitNewClass(NewClassTree made, Void unused) {
    Optional<TypeElement> type = reading.attribution().classOf(made.getIdentifier());
    type.ifPresent(
        known ->
            known.getEnclosedElements().stream()
                .filter(member -> member.getKind() == ElementKind.METHOD)
                .map(ExecutableElement.class::cast)
                .forEach(this::follow));
    return super.visitNewClass(made, null);
  }

  @Override
  public Void visitClass(ClassTree tree, Void unused) {
    return scan(tree.getMembers(), null);
  }

  private void follow(ExecutableElement method) {
    follow(method, false);
  }

  /**
   * What a subclass does is not in sight; what a superclass does has no business with the field.
   */
  private void follow(ExecutableElement method, boolean onObject) {
    if (everything || !followed.add(method)) {
      return;
    }
    Optional<Tree> tree = reading.attribution().declarationOf(method);
    if (tree.orElse(null) instanceof MethodTree declared && declared.getBody() != null) {
      scan(declared.getBody(), null);
    } else {
      everything |= onObject && method.getModifiers().contains(Modifier.ABSTRACT);
    }
  }
}
