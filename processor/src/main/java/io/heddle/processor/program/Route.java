package io.heddle.processor.program;

import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** How a body comes to take a lock: the calls on the way, and the acquisition at its end. */
public sealed interface Route {

  /** The more convincing route first: fewer doubts, then fewer calls, then by place. */
  Comparator<Route> BY_CONVICTION = Route::compare;

  private static int compare(Route one, Route other) {
    if (one.doubts() != other.doubts()) {
      return Integer.compare(one.doubts(), other.doubts());
    } else if (one.depth() != other.depth()) {
      return Integer.compare(one.depth(), other.depth());
    }
    int byStart = one.start().compareTo(other.start());
    int byEnd = byStart != 0 ? byStart : one.end().compareTo(other.end());
    return byEnd == 0 && one instanceof Through here && other instanceof Through there
        ? compareSteps(here, there)
        : byEnd;
  }

  /** Both have the same number of steps. */
  private static int compareSteps(Through one, Through other) {
    Route here = one.rest();
    Route there = other.rest();
    while (here != there && here.start().equals(there.start())) {
      if (!(here instanceof Through next) || !(there instanceof Through otherNext)) {
        return 0;
      }
      here = next.rest();
      there = otherNext.rest();
    }
    return here.start().compareTo(there.start());
  }

  /**
   * The body takes the lock itself.
   *
   * @param lock the lock as that body names it
   * @param at where it is taken
   */
  record Taken(LockUse lock, Position at) implements Route {
    @Override
    public Position start() {
      return at;
    }

    @Override
    public Position end() {
      return at;
    }

    @Override
    public int doubts() {
      return 0;
    }

    @Override
    public int depth() {
      return 0;
    }
  }

  /**
   * The body calls another, which goes on from there.
   *
   * @param start where the call stands
   * @param callee the body that it runs
   * @param rest how the callee goes on
   * @param doubts how many of the calls on the way could have run another body instead
   * @param depth how many calls are on the way
   */
  record Through(Position start, MethodRef callee, Route rest, int doubts, int depth)
      implements Route {
    @Override
    public Position end() {
      Route step = this;
      while (step instanceof Through through) {
        step = through.rest;
      }
      return step.start();
    }

    /** Step by step: a route can be longer than a thread's stack is deep. */
    @Override
    public boolean equals(Object other) {
      Route mine = this;
      Object theirs = other;
      while (mine instanceof Through one && theirs instanceof Through two && one != two) {
        if (!one.start.equals(two.start)
            || !one.callee.equals(two.callee)
            || one.doubts != two.doubts
            || one.depth != two.depth) {
          return false;
        }
        mine = one.rest;
        theirs = two.rest;
      }
      return mine == theirs || (mine instanceof Taken && mine.equals(theirs));
    }

    @Override
    public int hashCode() {
      return Objects.hash(start, callee, doubts, depth);
    }
  }

  /** Returns the place in the first body from where the lock is reached. */
  Position start();

  /** Returns the place where the lock is taken. */
  Position end();

  /** Returns how many of the calls on the way could have run another body instead. */
  int doubts();

  /** Returns how many calls are on the way. */
  int depth();

  /** Returns the calls on the way, first call first. */
  default List<Through> calls() {
    List<Through> calls = new ArrayList<>();
    Route step = this;
    while (step instanceof Through through) {
      calls.add(through);
      step = through.rest();
    }
    return calls;
  }

  /** Returns the acquisition at its end. */
  default Taken taken() {
    Route step = this;
    while (step instanceof Through through) {
      step = through.rest();
    }
    return (Taken) step;
  }

  /** Returns this route as seen by a caller. */
  default Route through(Position call, MethodRef callee, boolean certain) {
    return new Through(call, callee, this, doubts() + (certain ? 0 : 1), depth() + 1);
  }
}
