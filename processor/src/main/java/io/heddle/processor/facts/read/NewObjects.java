package io.heddle.processor.facts.read;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import io.heddle.processor.lock.LockPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.VariableElement;

/**
 * The local variables that name an object which the body has just made, although they name others
 * elsewhere.
 *
 * <p>Known from the statement that makes the object up to the end of the statement around it, or up
 * to where control can come from elsewhere.
 */
final class NewObjects {

  private final Map<VariableElement, LockPath> named = new HashMap<>();

  /** Every variable that is given a value, in the order of the translation. */
  private final List<VariableElement> given = new ArrayList<>();

  Optional<LockPath> of(VariableElement variable) {
    return named.isEmpty() ? Optional.empty() : Optional.ofNullable(named.get(variable));
  }

  /** Notes that a variable gets a value. */
  void given(VariableElement variable) {
    given.add(variable);
    named.remove(variable);
  }

  /** Notes that the value which a variable got is a new object. */
  void made(VariableElement variable, LockPath object) {
    named.put(variable, object);
  }

  /** Translates a statement that can be left, or passed by, with other values than at its end. */
  void inside(Runnable statement) {
    int before = given.size();
    statement.run();
    given.subList(before, given.size()).forEach(named::remove);
  }

  /** Translates a loop, which begins with the values of any round. */
  void loop(Tree loop, Runnable rounds) {
    if (!named.isEmpty()) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitAssignment(AssignmentTree assignment, Void unused) {
          String target = assignment.getVariable().toString();
          named.keySet().removeIf(variable -> variable.getSimpleName().contentEquals(target));
          return super.visitAssignment(assignment, null);
        }
      }.scan(loop, null);
    }
    inside(rounds);
  }

  /** Translates what control can reach with other values than at its beginning. */
  void anew(Runnable statement) {
    Map<VariableElement, LockPath> outside = new HashMap<>(named);
    named.clear();
    int before = given.size();
    statement.run();
    named.clear();
    named.putAll(outside);
    given.subList(before, given.size()).forEach(named::remove);
  }
}
