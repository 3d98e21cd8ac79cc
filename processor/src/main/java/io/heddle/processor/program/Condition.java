package io.heddle.processor.program;

/**
 * What a body must be passed for something to happen in it.
 *
 * @param parameter the index of one of its boolean parameters
 * @param value what that must be
 */
record Condition(int parameter, boolean value) {}
