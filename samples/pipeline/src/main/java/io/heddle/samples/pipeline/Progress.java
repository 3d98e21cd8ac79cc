package io.heddle.samples.pipeline;

import io.heddle.annotation.GuardedState;

/** How far the pipeline has come. At the end of an epoch nothing is under way, and it is exact. */
@GuardedState
interface Progress {

  int epochs();

  void epochs(int value);

  /** How many chunks were split and counted. */
  long chunks();

  void chunks(long value);

  long words();

  void words(long value);

  /** How often the reader found the queue full and had to wait. */
  long heldBack();

  void heldBack(long value);

  /** Whether everything has been read. */
  boolean complete();

  void complete(boolean value);
}
