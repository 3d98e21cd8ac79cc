package io.heddle.processor.check;

import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.program.Nesting;
import io.heddle.processor.program.Route;
import java.util.ArrayList;
import java.util.List;

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

  /** Returns a lock as messages quote it, with its side if it has two. */
  static String name(LockUse lock) {
    String quoted = "'" + lock.path() + "'";
    if (lock.kind() != LockKind.READ_WRITE) {
      return quoted;
    }
    return quoted + (lock.mode() == LockMode.READ ? " (read)" : " (write)");
  }
}
