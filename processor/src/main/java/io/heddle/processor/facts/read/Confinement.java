package io.heddle.processor.facts.read;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.Set;
import javax.lang.model.element.Name;

/**
 * Whether methods of its own are all that is used of the object in a local variable: then nobody
 * else gets hold of it.
 *
 * <p>The body is only looked through where it makes such an object. Another variable of the same
 * name counts as the same.
 */
final class Confinement {

  /** Of a thread: nothing but what threads can do, and nothing from lambdas. */
  static final Confinement THREAD =
      new Confinement(
          Set.of(
              "start",
              "join",
              "run",
              "setDaemon",
              "setName",
              "setPriority",
              "setUncaughtExceptionHandler",
              "interrupt",
              "isAlive",
              "isDaemon",
              "getName",
              "getId",
              "getState",
              "daemon",
              "name"));

  /** Whatever it can do, also from lambdas. */
  static final Confinement ANY = new Confinement(Set.of());

  private final Set<String> methods;

  private Confinement(Set<String> methods) {
    this.methods = methods;
  }

  boolean holds(Tree body, Name variable) {
    Scan scan = new Scan(variable);
    scan.scan(body, null);
    return !scan.escapes;
  }

  private final class Scan extends TreeScanner<Void, Void> {

    private final Name variable;
    private int nested;
    private boolean escapes;

    Scan(Name variable) {
      this.variable = variable;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
      if (call.getMethodSelect() instanceof MemberSelectTree select
          && isVariable(select.getExpression())
          && allows(select.getIdentifier())) {
        scan(call.getArguments(), null);
        return null;
      }
      return super.visitMethodInvocation(call, null);
    }

    private boolean allows(Name method) {
      return methods.isEmpty() || (nested == 0 && methods.contains(method.toString()));
    }

    private boolean isVariable(ExpressionTree expression) {
      return expression instanceof IdentifierTree name && name.getName().equals(variable);
    }

    @Override
    public Void visitIdentifier(IdentifierTree name, Void unused) {
      escapes |= name.getName().equals(variable);
      return null;
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree lambda, Void unused) {
      nested++;
      super.visitLambdaExpression(lambda, null);
      nested--;
      return null;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      nested++;
      super.visitClass(type, null);
      nested--;
      return null;
    }
  }
}
