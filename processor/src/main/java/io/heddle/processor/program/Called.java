package io.heddle.processor.program;

import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.MethodRef;

/**
 * One call on the way from one body to another.
 *
 * @param at where the call stands
 * @param caller the body that makes it
 * @param callee the body that it runs
 */
public record Called(Position at, MethodRef caller, MethodRef callee) {}
