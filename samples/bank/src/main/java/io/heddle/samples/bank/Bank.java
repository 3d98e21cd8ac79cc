package io.heddle.samples.bank;

import io.heddle.annotation.Guarded;
import io.heddle.annotation.Guarded.Mode;
import io.heddle.annotation.Threaded;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All accounts, and money that moves between them.
 *
 * <p>The books have a read/write lock. Settling a transfer is its shared side: settlements keep out
 * of each other's way by the locks of their accounts. Reading all accounts is its exclusive side:
 * no money is under way then, so the books balance at every moment that anyone can see.
 */
@Threaded
abstract class Bank {

  private final Map<String, Account> accounts;

  Bank(Collection<Opening> openings) {
    Map<String, Account> byNumber = new TreeMap<>();
    for (Opening opening : openings) {
      byNumber.put(opening.account(), Heddle_Account.create(opening));
    }
    accounts = byNumber;
  }

  boolean hasAccount(String number) {
    return accounts.containsKey(number);
  }

  /** Moves the money, or declines and moves nothing if the paying account has too little. */
  @Guarded(value = "books", mode = Mode.READ)
  boolean settle(Transfer transfer) {
    Account from = account(transfer.from());
    Account to = account(transfer.to());
    // Two accounts are always locked in the order of their numbers: of two transfers in opposite
    // directions, one waits for the other and not both for each other.
    boolean ascending = from.number().compareTo(to.number()) < 0;
    Account first = ascending ? from : to;
    Account second = ascending ? to : from;
    return first.lock().call(() -> second.lock().call(() -> move(from, to, transfer.cents())));
  }

  private static boolean move(Account from, Account to, long cents) {
    if (!from.withdraw(cents)) {
      return false;
    }
    to.deposit(cents);
    return true;
  }

  /** All accounts at one and the same moment, by number. */
  @Guarded("books")
  List<Statement> statements() {
    return accounts.values().stream().map(Account::statement).toList();
  }

  /** All the money there is, in cents. */
  @Guarded("books")
  long total() {
    return accounts.values().stream().map(Account::statement).mapToLong(Statement::balance).sum();
  }

  private Account account(String number) {
    Account account = accounts.get(number);
    if (account == null) {
      throw new IllegalArgumentException("expected an account of this bank, found " + number);
    }
    return account;
  }
}
