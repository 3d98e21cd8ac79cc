package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;

/**
 * A call of code that others provide, while a lock is held.
 *
 * @param in the body that calls
 * @param hold the lock
 * @param call the call
 * @param passed whether what is called is a parameter; else it is a method that subclasses override
 */
public record AlienCall(MethodFacts in, Hold hold, Fact.Call call, boolean passed)
    implements Placed {}
