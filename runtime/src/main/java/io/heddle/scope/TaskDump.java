package io.heddle.scope;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a task looked like at a moment.
 *
 * @param name the name of the task
 * @param state where it was in its life
 * @param daemon whether {@link Scope#join()} does not wait for it
 * @param thread the name of its thread; nothing if it has none yet
 * @param awaits the primitive that it waits for, with its state; nothing if it waits for none
 * @param awaitsFrom who holds that, if it is held by one thread and that is in the dump
 * @param holds what it holds: all locks if the scope keeps account of them ({@link Scope#tracked}),
 *     else those that another task of the dump waits for
 * @param stack where it is, innermost call first; empty if it has no thread, or was left out
 * @param scopes the scopes that it has opened
 */
public record TaskDump(
    String name,
    Task.State state,
    boolean daemon,
    Optional<String> thread,
    Optional<String> awaits,
    Optional<String> awaitsFrom,
    List<String> holds,
    List<StackTraceElement> stack,
    List<ScopeDump> scopes) {

  /**
   * Makes a dump.
   *
   * @param name the name of the task
   * @param state where it was in its life
   * @param daemon whether it is a daemon
   * @param thread the name of its thread
   * @param awaits the primitive that it waits for
   * @param awaitsFrom who holds that
   * @param holds what it holds
   * @param stack where it is
   * @param scopes the scopes that it has opened
   */
  public TaskDump {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(thread, "thread");
    Objects.requireNonNull(awaits, "awaits");
    Objects.requireNonNull(awaitsFrom, "awaitsFrom");
    holds = List.copyOf(holds);
    stack = List.copyOf(stack);
    scopes = List.copyOf(scopes);
  }
}
