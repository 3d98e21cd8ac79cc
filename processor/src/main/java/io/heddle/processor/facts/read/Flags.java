package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/**
 * The booleans that one body tests more than once, so that what one test tells is known to the
 * next: local variables, fields, and whether something is null.
 *
 * <p>That matters where locks are taken and given back by explicit calls. A field counts as
 * unchanged unless the body itself assigns it.
 */
final class Flags {

  /** What is asked of a variable or path. */
  private record Question(Object subject, boolean isNotNull) {}

  private final Translation body;
  private final Map<Question, Integer> ids = new HashMap<>();

  /** What was tested or given a value that is known, as far as the translation has come. */
  private final Set<Integer> known = new HashSet<>();

  /** By id, the places where it is tested or given a value that is known. */
  private final Map<Integer, Set<Position>> uses = new HashMap<>();

  /** The variables that say whether a lock was taken. */
  private final Set<Integer> attempts = new HashSet<>();

  /** Whether the values of booleans can say anything: of a body without explicit locks, nothing. */
  private final boolean matter;

  Flags(Translation body) {
    this.body = body;
    this.matter =
        body.reading.definitions().usesExplicitLocks() || body.reading.declared().canPromise();
  }

  /** Returns whether anything of the values that this body tests, assigns or returns matters. */
  boolean matter() {
    return matter;
  }

  /** Returns the id of a boolean variable that an expression names. */
  Optional<Integer> namedBy(ExpressionTree expression) {
    return variable(expression)
        .filter(named -> named.asType().getKind() == TypeKind.BOOLEAN)
        .flatMap(named -> idOf(named, expression, false));
  }

  /** Returns the id of whether the variable that an expression names is other than null. */
  Optional<Integer> notNull(ExpressionTree expression) {
    return !matter
        ? Optional.empty()
        : variable(expression)
            .filter(named -> !named.asType().getKind().isPrimitive())
            .flatMap(named -> idOf(named, expression, true));
  }

  private Optional<VariableElement> variable(ExpressionTree expression) {
    ExpressionTree tree = Spines.withoutParentheses(expression);
    return tree instanceof IdentifierTree || tree instanceof MemberSelectTree
        ? body.reading.attribution().variableOf(tree)
        : Optional.empty();
  }

  private Optional<Integer> idOf(VariableElement named, ExpressionTree use, boolean isNotNull) {
    if (!named.getKind().isField()) {
      return Optional.of(idOfLocal(named, isNotNull));
    } else if (!matter) {
      return Optional.empty();
    }
    LockPath path = body.paths.of(use);
    return path.root() instanceof Root.Unknown
        ? Optional.empty()
        : Optional.of(
            ids.computeIfAbsent(
                new Question(path, isNotNull), key -> body.reading.variables().nextId()));
  }

  private int idOfLocal(VariableElement named, boolean isNotNull) {
    return isNotNull
        ? ids.computeIfAbsent(new Question(named, true), key -> body.reading.variables().nextId())
        : body.reading.variables().idOf(named);
  }

  /** Leaves for one of two nodes, depending on a boolean. */
  void branch(int id, Tree test, int yes, int no) {
    if (!matter) {
      body.graph.edge(body.graph.current(), yes);
      body.graph.goTo(no);
      return;
    }
    known.add(id);
    Position at = body.reading.positions().unanchored(test);
    body.conditions.fork(new Fact.Branch(id, true, at), yes, new Fact.Branch(id, false, at), no);
  }

  /** Leaves for one of two nodes, depending on a boolean variable that an expression names. */
  void test(int id, ExpressionTree test, int yes, int no) {
    if (body.paths.of(test).root() instanceof Root.Parameter parameter) {
      int whenTrue = body.graph.label();
      int whenFalse = body.graph.label();
      branch(id, test, whenTrue, whenFalse);
      given(parameter, true, test, whenTrue, yes);
      given(parameter, false, test, whenFalse, no);
    } else {
      branch(id, test, yes, no);
    }
  }

  private void given(Root.Parameter parameter, boolean value, Tree test, int from, int to) {
    Position at = body.reading.positions().unanchored(test);
    body.graph.moveTo(from);
    body.graph.add(new Fact.Given(parameter.index(), value, at), Body.NEVER);
    body.graph.goTo(to);
  }

  /** Notes what a variable is given. */
  void assigned(Tree target, ExpressionTree value) {
    if (!matter) {
      return;
    }
    Optional<VariableElement> named = body.reading.attribution().variableOf(target);
    if (named.isPresent()) {
      boolean isBoolean = named.get().asType().getKind() == TypeKind.BOOLEAN;
      List<Boolean> given = isBoolean ? truth(value) : presence(value);
      idOfTarget(target, named.get(), isBoolean)
          .filter(id -> !given.isEmpty() || known.contains(id))
          .ifPresent(id -> assign(id, given, target));
    }
  }

  private Optional<Integer> idOfTarget(Tree target, VariableElement named, boolean isBoolean) {
    if (named.getKind().isField()) {
      return target instanceof ExpressionTree written
          ? idOf(named, written, !isBoolean)
          : Optional.empty();
    }
    return named.asType().getKind().isPrimitive() && !isBoolean
        ? Optional.empty()
        : Optional.of(idOfLocal(named, !isBoolean));
  }

  private static List<Boolean> truth(ExpressionTree value) {
    return Spines.withoutParentheses(value) instanceof LiteralTree literal
            && literal.getValue() instanceof Boolean known
        ? List.of(known)
        : List.of();
  }

  private static List<Boolean> presence(ExpressionTree value) {
    ExpressionTree tree = Paths.withoutCasts(value);
    if (tree.getKind() == Tree.Kind.NULL_LITERAL) {
      return List.of(false);
    }
    return tree instanceof NewClassTree || tree instanceof LiteralTree ? List.of(true) : List.of();
  }

  /** Notes that a boolean is given a value. */
  void assign(int id, List<Boolean> value, Tree target) {
    known.add(id);
    Position at = body.reading.positions().unanchored(target);
    body.graph.add(new Fact.Assign(id, value, at), Body.NEVER);
  }

  /** Notes a fact that one body has; each is noted before any is asked for. */
  void note(Fact fact) {
    if (fact instanceof Fact.Branch branch) {
      uses.computeIfAbsent(branch.variable(), id -> new HashSet<>()).add(branch.at());
    } else if (fact instanceof Fact.Assign assign && !assign.value().isEmpty()) {
      uses.computeIfAbsent(assign.variable(), id -> new HashSet<>()).add(assign.at());
    } else if (fact instanceof Fact.TryAcquire attempt) {
      attempts.add(attempt.variable());
    }
  }

  /** Returns whether a fact about a boolean says more than nothing. */
  boolean matters(Fact fact) {
    if (fact instanceof Fact.Branch branch) {
      return attempts.contains(branch.variable()) || isUsedAgain(branch.variable());
    } else if (fact instanceof Fact.Assign assign) {
      return isUsedAgain(assign.variable());
    }
    return !(fact instanceof Fact.Result) || body.graph.usesExplicitLocks();
  }

  private boolean isUsedAgain(int id) {
    return body.graph.usesExplicitLocks() && uses.getOrDefault(id, Set.of()).size() > 1;
  }
}
