package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Position;
import java.util.Optional;

/**
 * Something that is done with a scope, or one of its tasks, too early, too late or not at all.
 *
 * @param in the body that does it
 * @param fact what it does
 * @param how what is wrong with it
 * @param before where the step stands that makes it wrong; empty if none does
 */
public record ScopeMisuse(MethodFacts in, Fact fact, How how, Optional<Position> before)
    implements Placed {

  /** What is wrong. */
  public enum How {
    /** A result is read and nothing has joined the scope on any path. */
    READ_BEFORE_JOIN,
    /** A task is forked although the scope has been joined on every path. */
    FORKED_AFTER_JOIN,
    /** A task uses a resource that is closed while the task may run. */
    CLOSED_BEFORE_END,
    /** A scope is opened, and this body neither closes it nor hands it to anyone. */
    NOT_CLOSED,
    /** A scope is opened and kept in a field. */
    STORED,
    /** A scope is opened and returned, and no caller that is seen closes one. */
    RETURNED
  }
}
