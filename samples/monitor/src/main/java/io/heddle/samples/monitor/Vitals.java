package io.heddle.samples.monitor;

import io.heddle.annotation.GuardedState;

/** How the monitor fared when it last looked; all of it is of the same moment. */
@GuardedState
interface Vitals {

  Counts counts();

  void counts(Counts value);

  /** How many lines were accepted in the second before. */
  long perSecond();

  void perSecond(long value);

  long heapMegabytes();

  void heapMegabytes(long value);
}
