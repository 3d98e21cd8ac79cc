package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import io.heddle.processor.facts.library.Effect;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Promise;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** The local variables of one body that keep what taking a lock returned. */
final class LockResults {

  private final Reading reading;
  private final Map<VariableElement, LockUse> locks = new HashMap<>();

  LockResults(Reading reading) {
    this.reading = reading;
  }

  /** Notes that a variable is the stamp, or the object to close, of a lock that was taken. */
  void keep(VariableElement variable, LockUse lock) {
    locks.put(variable, lock);
  }

  /** Returns the lock that a variable is the stamp, or the object to close, of. */
  Optional<LockUse> keptIn(ExpressionTree expression) {
    return reading.attribution().variableOf(Spines.withoutParentheses(expression)).map(locks::get);
  }

  /** Returns whether what a variable keeps may be given up before it is closed. */
  boolean isDowngraded(Tree variable) {
    return reading
        .attribution()
        .variableOf(variable)
        .filter(reading.definitions()::isDowngraded)
        .isPresent();
  }

  /**
   * Returns the variable that an expression names, if it says whether a lock was taken: all its
   * other values mean that it was not.
   */
  Optional<VariableElement> attemptNamedBy(ExpressionTree expression) {
    return reading.attribution().variableOf(expression).filter(this::isAttempt);
  }

  boolean isAttempt(VariableElement variable) {
    return !variable.getKind().isField()
        && reading.definitions().onlyTruthOf(variable).filter(this::isAttempt).isPresent();
  }

  /** Returns whether an expression tries to take a lock and tells whether it did. */
  boolean isAttempt(ExpressionTree expression) {
    return Spines.withoutParentheses(expression) instanceof MethodInvocationTree call
        && reading.attribution().methodOf(call).filter(this::isAttempt).isPresent();
  }

  private boolean isAttempt(ExecutableElement method) {
    Promise promise = reading.declared().promiseOf(method);
    return (reading.library().effectOf(method) instanceof Effect.Take take && take.decides())
        || (promise.attempts().size() == 1 && promise.when());
  }
}
