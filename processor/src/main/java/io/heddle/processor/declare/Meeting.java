package io.heddle.processor.declare;

import java.time.Duration;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;

/**
 * A barrier.
 *
 * @param parties how many threads meet
 * @param atEntry whether they meet before the body, not after it
 * @param action what one of them runs before any goes on
 * @param timeout how long each waits for the others
 */
public record Meeting(
    int parties, boolean atEntry, Optional<ExecutableElement> action, Optional<Duration> timeout) {}
