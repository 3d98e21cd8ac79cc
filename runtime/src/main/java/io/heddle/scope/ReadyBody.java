package io.heddle.scope;

import io.heddle.Event;

/** What a task does that is waited for until it is up; see {@link Scope#start}. */
@FunctionalInterface
public interface ReadyBody {

  /**
   * Does the work, and says in between when it is up.
   *
   * @param ready to be set when others may rely on this task
   * @throws Exception if the work fails
   */
  void run(Event ready) throws Exception;
}
