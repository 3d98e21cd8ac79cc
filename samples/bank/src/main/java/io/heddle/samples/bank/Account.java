package io.heddle.samples.bank;

import io.heddle.RLock;
import io.heddle.annotation.Guarded;
import io.heddle.annotation.Holding;
import io.heddle.annotation.Threaded;

/** One account; each of its methods takes its lock, and whoever holds the lock may call several. */
@Threaded
abstract class Account {

  private final Opening opening;

  @Guarded("lock")
  private long credits;

  @Guarded("lock")
  private long debits;

  Account(Opening opening) {
    this.opening = opening;
  }

  /** The account's lock, for those who need two accounts at once. */
  abstract RLock lock();

  String number() {
    return opening.account();
  }

  /** Takes money out, unless there is too little of it. */
  @Guarded("lock")
  boolean withdraw(long cents) {
    if (balance() < cents) {
      return false;
    }
    debits += cents;
    return true;
  }

  @Guarded("lock")
  void deposit(long cents) {
    credits += cents;
  }

  @Guarded("lock")
  Statement statement() {
    return new Statement(
        opening.account(), opening.holder(), opening.cents(), credits, debits, balance());
  }

  @Holding("lock")
  private long balance() {
    return opening.cents() + credits - debits;
  }
}
