package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;

/**
 * A fact together with what is held there.
 *
 * @param in the body that it stands in
 * @param fact the fact
 * @param held the locks held before it, those included that every caller of the body holds
 * @param <F> the kind of fact
 */
public record Occurrence<F extends Fact>(MethodFacts in, F fact, HeldLocks held)
    implements Placed {}
