package io.heddle.samples.bank;

import io.heddle.annotation.Guarded;
import io.heddle.annotation.Threaded;

/** One account of a first version: each of its methods takes its lock. */
@Threaded
abstract class Account {

  @Guarded("lock")
  private long balance;

  Account(Opening opening) {
    balance = opening.cents();
  }

  /** Moves money to another account, unless there is too little of it. */
  @Guarded("lock")
  boolean transfer(Account to, long cents) {
    if (balance < cents) {
      return false;
    }
    balance -= cents;
    to.deposit(cents);
    return true;
  }

  @Guarded("lock")
  void deposit(long cents) {
    balance += cents;
  }
}
