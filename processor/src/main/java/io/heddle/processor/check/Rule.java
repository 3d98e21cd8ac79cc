package io.heddle.processor.check;

import io.heddle.processor.program.Program;
import java.util.List;

/** Something that a program must not do. */
public interface Rule {

  /** Every rule, in the order in which the documentation lists them. */
  List<Rule> ALL =
      List.of(
          new GuardedBy(),
          new LockOrder(),
          new SameClassOrder(),
          new SelfDeadlock(),
          new LockUpgrade(),
          new UnreleasedLock(),
          new NotHeld(),
          new NotHolding(),
          new AwaitLoop(),
          new AwaitHolding(),
          new BlockingWhileLocked(),
          new ThreadStart(),
          new Scope(),
          new Barrier(),
          new Semaphore(),
          new Daemon(),
          new AlienCall(),
          new Contract(),
          new ClassInit(),
          new LockObject(),
          new DoubleChecked(),
          new VolatileUpdate(),
          new InconsistentSync(),
          new Confined(),
          new ThreadLocalValue());

  /** Returns the name under which it is reported, configured and suppressed. */
  String key();

  /** Returns every violation, in any order. */
  List<Finding> findings(Program program);
}
