package io.heddle.processor.facts.read;

import com.sun.source.tree.AssignmentTree;
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
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Goes through what runs during construction: the methods of the class that are called as well, but
 * no lambdas and no classes.
 */
final class ConstructionScan extends TreeScanner<Void, Void> {

  private static final Set<String> HARMLESS =
      Set.of("Objects", "System", "String", "Integer", "super", "this");

  /** Methods that look at what they are given and do not keep it. */
  private static final Set<String> LOOKING =
      Set.of(
          "append",
          "compare",
          "compareTo",
          "contains",
          "debug",
          "equals",
          "error",
          "format",
          "get",
          "info",
          "isInstance",
          "log",
          "print",
          "printf",
          "println",
          "remove",
          "trace",
          "warn");

  private static final Set<String> RUNNING_LATER =
      Set.of("submit", "execute", "schedule", "scheduleAtFixedRate", "scheduleWithFixedDelay");

  private final OwnMembers members;

  /** The parameters of the method at hand that are given {@code this}. */
  private final Set<String> aliases;

  /** A method, with the parameters that are given {@code this}. */
  private record Visit(MethodTree method, Set<String> aliases) {}

  /** Shared by all that starts at one constructor: what was looked at holds no other escape. */
  private final Set<Visit> visited;

  /** The parameters and local variables so far, which hide fields of their names. */
  private final Set<String> locals = new HashSet<>();

  private final List<String> found = new ArrayList<>();

  ConstructionScan(OwnMembers members, Set<String> aliases) {
    this(members, aliases, new HashSet<>());
  }

  private ConstructionScan(OwnMembers members, Set<String> aliases, Set<Visit> visited) {
    this.members = members;
    this.aliases = aliases;
    this.visited = visited;
  }

  /** Returns how the object escapes first. */
  Optional<String> firstEscape(Tree body) {
    scan(body, null);
    return found.stream().findFirst();
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
    if (call.getMethodSelect() instanceof IdentifierTree name) {
      follow(name.getName().toString(), call);
    } else if (call.getMethodSelect() instanceof MemberSelectTree select) {
      if (isThis(select.getExpression())) {
        follow(select.getIdentifier().toString(), call);
      } else {
        foreign(call, select);
      }
    }
    return super.visitMethodInvocation(call, null);
  }

  /** No instance overrides what the class itself declares but by calling it. */
  private void follow(String name, MethodInvocationTree call) {
    List<? extends ExpressionTree> arguments = call.getArguments();
    Optional<MethodTree> method = members.method(name, arguments.size());
    if (method.isEmpty()) {
      return;
    } else if (method.get().getBody() == null) {
      // What the woven class implements has nothing to return yet.
      if (method.get().getModifiers().getFlags().contains(Modifier.ABSTRACT)) {
        found.add("calls %s(..)".formatted(name));
      }
      return;
    }
    Set<String> passed = new HashSet<>();
    Set<String> parameters = new HashSet<>();
    for (int index = 0; index < arguments.size(); index++) {
      String parameter = method.get().getParameters().get(index).getName().toString();
      (isThis(arguments.get(index)) ? passed : parameters).add(parameter);
    }
    if (!visited.add(new Visit(method.get(), passed))) {
      return;
    }
    ConstructionScan inside = new ConstructionScan(members, passed, visited);
    inside.locals.addAll(parameters);
    inside
        .firstEscape(method.get().getBody())
        .map(how -> how + " in " + name + "(..)")
        .ifPresent(found::add);
  }

  private void foreign(MethodInvocationTree call, MemberSelectTree select) {
    String name = select.getIdentifier().toString();
    boolean isForeign =
        !HARMLESS.contains(select.getExpression().toString()) && !LOOKING.contains(name);
    if (isForeign && call.getArguments().stream().anyMatch(this::isThis)) {
      found.add("passes 'this' to %s.%s(..)".formatted(select.getExpression(), name));
    } else if (isForeign
        && RUNNING_LATER.contains(name)
        && call.getArguments().stream().anyMatch(this::usesThisLater)) {
      found.add("lets %s.%s(..) use 'this'".formatted(select.getExpression(), name));
    } else if (name.equals("start") && startsThreadWithThis(select.getExpression())) {
      found.add("starts a thread that uses 'this'");
    }
  }

  @Override
  public Void visitAssignment(AssignmentTree assignment, Void unused) {
    if (isThis(assignment.getExpression()) && isSeenByOthers(assignment.getVariable())) {
      found.add("keeps 'this' in " + assignment.getVariable());
    }
    return super.visitAssignment(assignment, null);
  }

  @Override
  public Void visitVariable(VariableTree variable, Void unused) {
    locals.add(variable.getName().toString());
    return super.visitVariable(variable, null);
  }

  @Override
  public Void visitLambdaExpression(LambdaExpressionTree lambda, Void unused) {
    return null;
  }

  @Override
  public Void visitClass(ClassTree nested, Void unused) {
    return null;
  }

  private boolean isThis(ExpressionTree expression) {
    String text = Paths.withoutCasts(expression).toString();
    return text.equals("this")
        || text.equals(members.typeName() + ".this")
        || aliases.contains(text);
  }

  private boolean usesThisLater(ExpressionTree argument) {
    return (argument instanceof LambdaExpressionTree lambda && mentionsThis(lambda))
        || (argument instanceof MemberReferenceTree reference
            && isThis(reference.getQualifierExpression()));
  }

  private boolean startsThreadWithThis(ExpressionTree started) {
    return Paths.withoutCasts(started) instanceof NewClassTree made
        && made.getIdentifier().toString().endsWith("Thread")
        && made.getArguments().stream()
            .anyMatch(argument -> isThis(argument) || usesThisLater(argument));
  }

  /** Unqualified names mean members of the object, unless they are static or hidden. */
  private boolean mentionsThis(LambdaExpressionTree lambda) {
    Set<String> hidden = new HashSet<>(locals);
    boolean[] mentioned = new boolean[1];
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree variable, Void unused) {
        hidden.add(variable.getName().toString());
        return super.visitVariable(variable, null);
      }

      @Override
      public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        mentioned[0] |=
            call.getMethodSelect() instanceof IdentifierTree name
                && !members.isStaticMethod(name.getName().toString());
        return super.visitMethodInvocation(call, null);
      }

      @Override
      public Void visitIdentifier(IdentifierTree identifier, Void unused) {
        String name = identifier.getName().toString();
        mentioned[0] |=
            isThis(identifier) || (members.isInstanceField(name) && !hidden.contains(name));
        return null;
      }
    }.scan(lambda, null);
    return mentioned[0];
  }

  /** Fields of other objects, and static ones; local variables and own fields are not. */
  private boolean isSeenByOthers(ExpressionTree variable) {
    if (variable instanceof MemberSelectTree select) {
      return !isThis(select.getExpression());
    }
    return variable instanceof IdentifierTree name
        && members.isStaticField(name.getName().toString());
  }
}
