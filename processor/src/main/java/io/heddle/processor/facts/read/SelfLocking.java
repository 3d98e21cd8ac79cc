package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * Objects of the JDK whose methods lock them: the old collections, and what {@code
 * Collections.synchronizedList} and its like return.
 *
 * <p>Only those in fields: nobody else waits for one that a body keeps to itself.
 */
final class SelfLocking {

  private static final Set<String> TYPES =
      Set.of("java.util.Vector", "java.util.Hashtable", "java.lang.StringBuffer");

  private static final String WRAPPERS = "java.util.Collections";
  private static final String WRAPPER = "synchronized";

  private final Translation body;

  SelfLocking(Translation body) {
    this.body = body;
  }

  /** Returns the monitor that a call takes while it runs. */
  Optional<LockUse> takenBy(MethodInvocationTree call, ExecutableElement method) {
    Callees.Callee callee = body.reading.callees().of(method);
    if (!callee.isOfJdk() || callee.isStatic()) {
      return Optional.empty();
    }
    return receiverOf(call)
        .filter(receiver -> locksItself(receiver, method))
        .map(body.paths::of)
        .filter(SelfLocking::isInField)
        .map(LockExpressions::monitorOf);
  }

  private static Optional<ExpressionTree> receiverOf(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        ? Optional.of(select.getExpression())
        : Optional.empty();
  }

  private boolean locksItself(ExpressionTree receiver, ExecutableElement method) {
    return hasMonitor(method)
        || body.reading.attribution().variableOf(receiver).filter(this::isWrapper).isPresent();
  }

  private boolean hasMonitor(ExecutableElement method) {
    return body.reading.callees().of(method).owner().filter(this::locksItself).isPresent();
  }

  private boolean locksItself(TypeElement type) {
    for (String name : body.reading.symbols().namesOf(type)) {
      if (TYPES.contains(name)) {
        return true;
      }
    }
    return false;
  }

  private boolean isWrapper(VariableElement field) {
    List<Tree> values = body.reading.definitions().valuesOf(field);
    return field.getKind().isField()
        && !values.isEmpty()
        && values.stream().allMatch(this::makesWrapper);
  }

  private boolean makesWrapper(Tree value) {
    return value instanceof MethodInvocationTree call
        && body.reading
            .attribution()
            .methodOf(call)
            .filter(method -> method.getSimpleName().toString().startsWith(WRAPPER))
            .flatMap(Symbols::ownerOf)
            .filter(owner -> owner.getQualifiedName().contentEquals(WRAPPERS))
            .isPresent();
  }

  private static boolean isInField(LockPath path) {
    List<Selector> steps = path.selectors();
    return steps.isEmpty()
        ? path.root() instanceof Root.Static || path.root() instanceof Root.This
        : steps.get(steps.size() - 1) instanceof Selector.Field
            && !(path.root() instanceof Root.Fresh);
  }
}
