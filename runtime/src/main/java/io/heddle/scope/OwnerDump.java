package io.heddle.scope;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the thread that has opened a scope looked like at a moment.
 *
 * @param awaits the primitive that it waits for, with its state, or the scope whose tasks it waits
 *     for; nothing if it waits for none
 * @param awaitsFrom who holds that, if it is held by one thread and that is in the dump
 * @param holds what it holds: all locks if the scope keeps account of them ({@link Scope#tracked}),
 *     else those that a task of the dump waits for
 * @param stack where it is, innermost call first; empty if it has ended
 */
public record OwnerDump(
    Optional<String> awaits,
    Optional<String> awaitsFrom,
    List<String> holds,
    List<StackTraceElement> stack) {

  /**
   * Makes a dump.
   *
   * @param awaits what it waits for
   * @param awaitsFrom who holds that
   * @param holds what it holds
   * @param stack where it is
   */
  public OwnerDump {
    Objects.requireNonNull(awaits, "awaits");
    Objects.requireNonNull(awaitsFrom, "awaitsFrom");
    holds = List.copyOf(holds);
    stack = List.copyOf(stack);
  }
}
