package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A body that waits, itself or in what it calls, while it holds a lock.
 *
 * @param holder the body that holds the lock
 * @param hold the lock
 * @param calls the calls from the holder down to the body that waits; none if it waits itself
 * @param in the body that waits
 * @param fact the wait, in the frame of the holder
 * @param doubts how many of the calls can run another body instead
 * @param need why the wait cannot end before the lock is given back, if that is so
 */
public record HeldWait(
    MethodFacts holder,
    Hold hold,
    List<Called> calls,
    MethodFacts in,
    Fact fact,
    int doubts,
    Optional<Need> need)
    implements Placed {

  public HeldWait {
    calls = List.copyOf(calls);
  }

  /** Returns where the task of a scope is forked that surely keeps the wait from ending. */
  public Optional<Position> fork() {
    return doubts == 0 ? need.flatMap(Need::fork) : Optional.empty();
  }

  @Override
  public Stream<MethodRef> bodies() {
    return Stream.concat(Stream.of(holder.method()), Placed.on(calls));
  }

  /**
   * Why what is waited for needs the lock.
   *
   * @param how whether it would have to take the lock, or can only come about where it is held
   * @param body the body that ends the wait
   * @param calls the calls from there down to the one that takes the lock
   * @param lock the lock as the last of these bodies names it
   * @param at where it is taken, or where the wait is ended while it is held
   * @param fork where the body is forked in the scope that is joined; empty if it is not
   */
  public record Need(
      How how,
      MethodFacts body,
      List<Called> calls,
      LockUse lock,
      Position at,
      Optional<Position> fork) {
    public Need {
      calls = List.copyOf(calls);
    }
  }

  /** In what way the other side needs the lock. */
  public enum How {
    /** The thread or task that is waited for takes it. */
    TASK_TAKES,
    /** Whoever ends the wait holds it then, or has to take it before. */
    ENDED_HOLDING
  }
}
