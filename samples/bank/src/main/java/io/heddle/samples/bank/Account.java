package io.heddle.samples.bank;

import io.heddle.annotation.GuardedState;

/**
 * One account. What came in and what went out is only reachable under its lock: by many who read,
 * by one who writes, and by whoever writes several accounts at once.
 */
@GuardedState
interface Account {

  Opening opening();

  long credits();

  void credits(long cents);

  long debits();

  void debits(long cents);
}
