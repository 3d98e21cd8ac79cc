package io.heddle.processor.facts;

import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import java.util.List;

/** One thing that a body does. */
public sealed interface Fact {

  /** Where it is done. */
  Position at();

  /**
   * A lock is taken; the next node is reached holding it.
   *
   * <p>A {@code tryLock} whose result decides a branch stands on the branch where it succeeded.
   *
   * @param lock what is taken
   * @param waits how the body waits for it
   */
  record Acquire(LockUse lock, Wait waits, Position at) implements Fact {}

  /** A lock is given back, one level of it. */
  record Release(LockUse lock, Position at) implements Fact {}

  /**
   * A {@code tryLock} whose result is kept in a local variable: the lock is held if and only if the
   * variable is true.
   *
   * @param variable the variable, by the id that {@link Branch} uses
   */
  record TryAcquire(LockUse lock, int variable, Position at) implements Fact {}

  /** The body goes on only if a boolean local variable has this value. */
  record Branch(int variable, boolean value, Position at) implements Fact {}

  /** The body goes on only if the current thread holds (does not hold) this lock. */
  record Assume(LockUse lock, boolean held, Position at) implements Fact {}

  /**
   * A field that a guard protects is read or written.
   *
   * @param field the field
   * @param base the object that the field belongs to; for a static field, the class literal
   * @param write whether the access can change the value
   * @param guards the locks that must all be held, in the frame of {@code base}: their root {@code
   *     this} is the base, static ones are absolute
   */
  record Access(FieldRef field, LockPath base, boolean write, List<LockUse> guards, Position at)
      implements Fact {
    public Access {
      guards = List.copyOf(guards);
    }
  }

  /**
   * A method or constructor is called.
   *
   * @param target the method that the compiler chose
   * @param receiver the object called; for a static method, the class literal
   * @param receiverType the binary name of the receiver's erased static type
   * @param arguments what is passed, in order; unknown paths for values that name nothing
   * @param exact whether no overriding method can run instead: static, private, final, {@code
   *     super.m()}, constructors, or a receiver whose class is known
   * @param requires the locks that the target's contract asks of its caller, in the target's frame
   */
  record Call(
      MethodRef target,
      LockPath receiver,
      String receiverType,
      List<LockPath> arguments,
      boolean exact,
      List<LockUse> requires,
      Position at)
      implements Fact {
    public Call {
      arguments = List.copyOf(arguments);
      requires = List.copyOf(requires);
    }
  }

  /** A condition is awaited: its lock is given up whole and held again afterwards. */
  record Await(LockPath condition, boolean timed, Position at) implements Fact {}

  /**
   * In a loop, a variable gets its value of this round, or a {@code new} makes its object of this
   * round: a path that starts there names another object than before.
   *
   * <p>Only noted where a lock of the round before can still be held.
   *
   * @param id the id of the {@link io.heddle.processor.lock.Root.Local Local} or {@link
   *     io.heddle.processor.lock.Root.Fresh Fresh}
   */
  record Rebind(int id, Position at) implements Fact {}

  /** How a body waits for a lock that it does not get at once. */
  enum Wait {
    /** Until it has it, or until it is interrupted. */
    UNBOUNDED,
    /** For a limited time. */
    TIMED,
    /** Not at all. */
    NONE
  }
}
