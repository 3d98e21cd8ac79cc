package io.heddle.processor.check;

import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.program.Called;
import io.heddle.processor.program.HeldWait;
import io.heddle.processor.program.Nesting;
import io.heddle.processor.program.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The steps by which a body comes to take a lock while it holds another. */
final class Witness {

  private Witness() {}

  static Finding.Path of(String title, Nesting nesting) {
    List<Finding.Step> steps = new ArrayList<>();
    MethodRef here = nesting.in().method();
    steps.add(
        new Finding.Step(
            nesting.outer().since(),
            here
                + (nesting.outer().taken() ? " takes " : " holds ")
                + name(nesting.outer().lock())));
    Route route = nesting.inner().route();
    for (Route.Through call : route.calls()) {
      steps.add(new Finding.Step(call.start(), here + " calls " + call.callee()));
      here = call.callee();
    }
    Route.Taken taken = route.taken();
    steps.add(new Finding.Step(taken.at(), here + " takes " + name(taken.lock())));
    return new Finding.Path(title, steps);
  }

  /** Returns the steps by which a body comes to wait while it holds a lock. */
  static List<Finding.Step> steps(HeldWait wait) {
    List<Finding.Step> steps = new ArrayList<>();
    String verb = wait.hold().taken() ? " takes " : " holds ";
    steps.add(
        new Finding.Step(
            wait.hold().since(), wait.holder().method() + verb + name(wait.hold().lock())));
    steps.addAll(steps(wait.calls()));
    return steps;
  }

  static List<Finding.Step> steps(List<Called> calls) {
    return calls.stream()
        .map(
            call ->
                new Finding.Step(
                    call.at(), nameOf(call.caller()) + " calls " + nameOf(call.callee())))
        .toList();
  }

  /** Returns how what is waited for comes to need the lock. */
  static Finding.Path of(HeldWait.Need need, String what) {
    List<Finding.Step> steps = new ArrayList<>(steps(need.calls()));
    MethodRef last =
        need.calls().isEmpty()
            ? need.body().method()
            : need.calls().get(need.calls().size() - 1).callee();
    String lock = name(need.lock());
    boolean takes = need.how() == HeldWait.How.TASK_TAKES;
    String deed = takes ? " takes " + lock : " does it with " + lock + " taken before";
    steps.add(new Finding.Step(need.at(), nameOf(last) + deed));
    return new Finding.Path(what + " needs it:", steps);
  }

  /** Nobody gave a lambda a name. */
  private static String nameOf(MethodRef method) {
    return method.name().startsWith("lambda$") ? "a lambda" : method.toString();
  }

  /** Returns who holds the lock meanwhile, where that is not the body that waits. */
  static String holder(HeldWait wait) {
    return wait.calls().isEmpty() ? "" : " by " + nameOf(wait.holder().method());
  }

  /** Returns the keys that are silenced where the lock is held, or where the wait stands. */
  static Set<String> suppressed(HeldWait wait) {
    Set<String> keys = new HashSet<>(wait.holder().suppressed());
    keys.addAll(wait.in().suppressed());
    return keys;
  }

  /** Returns a lock as messages quote it, with its side if it has two. */
  static String name(LockUse lock) {
    String quoted = "'" + lock.path() + "'";
    if (lock.kind() != LockKind.READ_WRITE) {
      return quoted;
    }
    return quoted + (lock.mode() == LockMode.READ ? " (read)" : " (write)");
  }
}
