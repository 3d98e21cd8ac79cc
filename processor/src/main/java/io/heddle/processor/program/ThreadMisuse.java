package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Position;
import java.util.Optional;

/**
 * Something that is done with a thread and has no or another effect than it says.
 *
 * @param in the body that does it
 * @param fact what it does
 * @param how what is wrong with it
 * @param before where the step stands that makes it wrong; empty if none does
 */
public record ThreadMisuse(MethodFacts in, Fact fact, How how, Optional<Position> before)
    implements Placed {

  /** What is wrong. */
  public enum How {
    /** What the thread would run is run by the current thread. */
    RUN_HERE,
    /** A thread is started that has been started. */
    STARTED_TWICE,
    /** A thread is waited for that has not been started. */
    JOINED_TOO_EARLY,
    /** A thread waits for itself. */
    JOINS_ITSELF,
    /** Nobody can start the thread any more. */
    NEVER_STARTED,
    /** A thread is made a daemon, or none, after its start. */
    DAEMON_TOO_LATE,
    /** A daemon never returns and never looks at its stop event. */
    DEAF,
    /** A daemon does what should last, and the end of the program cuts it off. */
    CUT_OFF,
    /** A thread never ends, and nobody can end it. */
    UNSTOPPED,
    /** A constructor lets another thread see the object before it has all its fields. */
    SEEN_TOO_EARLY
  }
}
