package io.heddle.processor.program;

import java.util.List;

/**
 * What a program does with state that threads share, locks aside.
 *
 * @param circles the classes that need each other initialised
 */
public record SharedState(List<InitializationCircle> circles) {

  public SharedState {
    circles = List.copyOf(circles);
  }

  static SharedState of(ClassPool pool, Dispatch dispatch) {
    return new SharedState(InitializationCircles.in(pool, dispatch));
  }
}
