package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import io.heddle.processor.declare.Roles;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.library.Effect;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Notes on threads of which role one body runs, and what it uses that only some role may use. */
final class ThreadRoles {

  private final Translation body;
  private final Roles roles;

  ThreadRoles(Translation body) {
    this.body = body;
    this.roles = body.reading.declared().roles();
  }

  /** Notes the role of the thread that runs a method, as far as the method says. */
  void runs(ExecutableElement method, Tree tree) {
    if (roles.any()) {
      Optional<String> role = roles.of(method);
      if (role.isPresent() || roles.hasThread(method) || isBodyOfThread(method)) {
        add(role, tree);
      }
    }
  }

  /** Notes the role of the thread that runs a function, as far as it was passed to one. */
  void runs(ExpressionTree function) {
    if (roles.any()) {
      body.reading.discoveries().roleOf(function).ifPresent(role -> add(role, function));
    }
  }

  private void add(Optional<String> role, Tree tree) {
    body.graph.add(
        new Fact.RunsOn(role.stream().toList(), body.reading.positions().of(tree)), Body.NEVER);
  }

  private boolean isBodyOfThread(ExecutableElement method) {
    return method.getSimpleName().contentEquals("run")
        && method.getParameters().isEmpty()
        && Symbols.ownerOf(method).filter(body.reading.symbols()::isThread).isPresent();
  }

  /** Notes where functions run that are passed to a call. */
  void passed(List<? extends ExpressionTree> arguments, ExecutableElement method, Effect effect) {
    if (!roles.any()) {
      return;
    }
    for (int index = 0; index < arguments.size(); index++) {
      if (Functions.isFunction(arguments.get(index))) {
        ExpressionTree function = Paths.withoutCasts(arguments.get(index));
        Optional<String> role = roles.ofFunction(method, index);
        if (role.isPresent() || (effect instanceof Effect.RunsLater && startsThread(method))) {
          body.reading.discoveries().runsOn(function, role);
        }
      }
    }
  }

  /** Whoever hands work to an executor may hand it to the one thread of a role. */
  private boolean startsThread(ExecutableElement method) {
    Optional<TypeElement> owner = Symbols.ownerOf(method);
    return owner.filter(body.reading.symbols()::isThread).isPresent();
  }

  /** Notes that a member is used. */
  void use(Element member, Tree at) {
    if (roles.any()) {
      roles
          .of(member)
          .ifPresent(
              role ->
                  body.graph.add(
                      new Fact.Confined(role, nameOf(member), body.reading.positions().of(at)),
                      Body.NEVER));
    }
  }

  private static String nameOf(Element member) {
    String name = member.getSimpleName().toString();
    return name.equals("<init>")
        ? "new " + Symbols.ownerOf(member).map(TypeElement::getSimpleName).orElseThrow()
        : name;
  }
}
