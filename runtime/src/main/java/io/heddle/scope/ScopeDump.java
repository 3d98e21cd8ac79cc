package io.heddle.scope;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a scope looked like at a moment: its tasks, what they do and wait for, and the scopes within
 * it.
 *
 * <p>It is a picture of many threads that go on meanwhile, not taken in one instant. Tasks that
 * have ended are not in it, except as numbers.
 *
 * @param name the name of the scope
 * @param owner the name of the thread that opened it
 * @param ownerThread what that thread does; nothing in a scope within the one that was asked for,
 *     whose owner is shown as a task, or as the owner of the scope around it
 * @param state {@code open}, {@code joined}, {@code closed}, or {@code cancelled: } and why
 * @param timeLeft the time until its deadline, negative if that has passed; nothing if it has none
 * @param forked how many tasks have been forked so far
 * @param left how many of them have not ended
 * @param tasks those that have not ended, the oldest first; a {@link ScopeTimeout} has the first
 *     hundred
 * @param scopes the scopes that its own thread has opened within it
 */
public record ScopeDump(
    String name,
    String owner,
    Optional<OwnerDump> ownerThread,
    String state,
    Optional<Duration> timeLeft,
    int forked,
    int left,
    List<TaskDump> tasks,
    List<ScopeDump> scopes) {

  /**
   * Makes a dump.
   *
   * @param name the name of the scope
   * @param owner the name of the thread that opened it
   * @param ownerThread what that thread does
   * @param state its state
   * @param timeLeft the time until its deadline
   * @param forked how many tasks have been forked so far
   * @param left how many of them have not ended
   * @param tasks those that have not ended
   * @param scopes the scopes within it
   */
  public ScopeDump {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(ownerThread, "ownerThread");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(timeLeft, "timeLeft");
    tasks = List.copyOf(tasks);
    scopes = List.copyOf(scopes);
  }

  /**
   * Returns the dump for people.
   *
   * @return some lines, each task with its stack, indented by depth
   */
  public String text() {
    return new DumpText().of(this);
  }

  /**
   * Returns the dump for programs.
   *
   * @return a JSON object with the names of the components; durations in seconds, frames as strings
   */
  public String json() {
    return new DumpJson().of(this);
  }

  /** Returns {@link #text()}. */
  @Override
  public String toString() {
    return text();
  }
}
