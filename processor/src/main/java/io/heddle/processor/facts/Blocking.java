package io.heddle.processor.facts;

/** What a body waits for when a call of it does not return at once. */
public enum Blocking {
  /** For time to pass. */
  SLEEP,
  /** For a thread to end. */
  JOIN,
  /** For a task to have a result. */
  RESULT,
  /** For an event to be set, or a latch to be counted down. */
  GATE,
  /** For the other parties of a barrier. */
  BARRIER,
  /** For a queue to have an element. */
  ELEMENT,
  /** For a queue to have room. */
  ROOM,
  /** For a semaphore to have a permit. */
  PERMIT,
  /** For another process to end. */
  PROCESS,
  /** For a name to be looked up, or another machine to answer a first time. */
  CONNECT,
  /** For another machine to send or to take something. */
  NETWORK,
  /** For whatever a method waits for that is declared to block. */
  DECLARED
}
