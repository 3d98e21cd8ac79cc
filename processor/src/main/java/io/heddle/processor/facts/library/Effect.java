package io.heddle.processor.facts.library;

import io.heddle.processor.facts.Blocking;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockMode;
import java.util.Optional;

/** What a library method does with locks, or with the code that is passed to it. */
public sealed interface Effect {

  /** Nothing is known: the method is called, may throw, and may keep what is passed to it. */
  Effect UNKNOWN = new Unknown();

  /** See {@link #UNKNOWN}. */
  record Unknown() implements Effect {}

  /** Changes nothing that matters and never throws. */
  record Harmless() implements Effect {}

  /**
   * Takes the lock that the receiver is.
   *
   * @param decides whether the result says if the lock was taken: a boolean, or a stamp that is not
   *     zero
   */
  record Take(LockKind kind, LockMode mode, Fact.Wait waits, boolean decides) implements Effect {}

  /** Gives back the lock that the receiver is. */
  record Give(LockKind kind, LockMode mode) implements Effect {}

  /** Gives back the lock that the receiver is, in the mode in which the argument was taken. */
  record GiveStamped() implements Effect {}

  /**
   * Takes a lock until the returned object is closed.
   *
   * @param field the field of the receiver that holds the lock; empty if it is the receiver
   */
  record Hold(LockKind kind, LockMode mode, Optional<FieldRef> field) implements Effect {
    Hold(LockKind kind, LockMode mode) {
      this(kind, mode, Optional.empty());
    }
  }

  /**
   * Takes the locks passed to it, in an order that all threads share, until the result is closed.
   *
   * @param field the field that holds the lock of each object passed; empty if they are the locks
   */
  record HoldAll(Optional<FieldRef> field) implements Effect {}

  /**
   * Turns the write lock that the receiver keeps into the read lock, until the returned object is
   * closed; closing the receiver does nothing from then on.
   */
  record Downgrade() implements Effect {}

  /** Runs the second argument once while it holds the locks in the first, as {@link HoldAll}. */
  record RunHoldingAll() implements Effect {}

  /** Closes what a {@link Hold} returned. */
  record CloseHold() implements Effect {}

  /** Runs the argument once while it holds the lock that the receiver is. */
  record RunHolding(LockKind kind, LockMode mode) implements Effect {}

  /** Returns one side of the lock that the receiver is. */
  record View(LockKind kind, LockMode mode) implements Effect {}

  /** Returns a condition of the lock that the receiver is. */
  record NewCondition() implements Effect {}

  /**
   * Makes a condition of the lock that is passed to it.
   *
   * @param kindAlone the kind of the lock that it makes when none is passed
   */
  record Wraps(LockKind kindAlone) implements Effect {}

  /** Tells whether the current thread holds the lock that the receiver is. */
  record IsHeld(LockKind kind, LockMode mode) implements Effect {}

  /** Tells whether the current thread holds the monitor of the argument. */
  record IsMonitorHeld() implements Effect {}

  /** Waits for a condition, giving its lock up meanwhile. */
  record Await(boolean timed) implements Effect {}

  /** Waits for a condition until the first argument, run while holding the lock, is true. */
  record AwaitUntil(boolean timed) implements Effect {}

  /** Wakes those who wait for a condition. */
  record Signal() implements Effect {}

  /** Runs the functions passed to it, any number of times, before it returns. */
  record RunsNow() implements Effect {}

  /**
   * Runs the functions passed to it later, on another thread, with no lock held.
   *
   * @param started whether nothing more has to be done for that
   */
  record RunsLater(boolean started) implements Effect {}

  /**
   * Waits.
   *
   * @param what for what
   * @param timed whether it returns after a limited time whatever happens
   */
  record Blocks(Blocking what, boolean timed) implements Effect {}

  /** Lets those go on who wait for the receiver. */
  record Unblocks(Blocking what) implements Effect {}

  /** Takes permits of the semaphore that the receiver is, perhaps. */
  record AttemptsPermit() implements Effect {}

  /** Changes something that outlives the program: a file, a database. */
  record Lasts() implements Effect {}

  /** Does something with the thread that the receiver is. */
  record OnThread(Fact.Deed deed) implements Effect {}

  /**
   * Makes an object that lets a number of threads through.
   *
   * @param size the parameter that says how many; negative if it is always one
   */
  record MakesSized(int size) implements Effect {}

  /** Makes a function or collector of the functions passed to it, which runs them whenever used. */
  record Composes() implements Effect {}

  /** A stage of a pipeline: runs the functions passed to it when the pipeline ends. */
  record PipelineStage() implements Effect {}

  /** Ends a pipeline: runs its functions and those of all stages before it returns. */
  record PipelineEnd() implements Effect {}

  /** Makes a pipeline run its functions on other threads. */
  record PipelineFork() implements Effect {}
}
