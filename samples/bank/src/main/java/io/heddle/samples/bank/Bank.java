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

  private final Map<String, Heddle_Account> accounts;

  Bank(Collection<Opening> openings) {
    Map<String, Heddle_Account> byNumber = new TreeMap<>();
    for (Opening opening : openings) {
      byNumber.put(opening.account(), Heddle_Account.create(opening, 0, 0));
    }
    accounts = byNumber;
  }

  boolean hasAccount(String number) {
    return accounts.containsKey(number);
  }

  /** Moves the money, or declines and moves nothing if the paying account has too little. */
  @Guarded(value = "books", mode = Mode.READ)
  boolean settle(Transfer transfer) {
    Heddle_Account from = account(transfer.from());
    Heddle_Account to = account(transfer.to());
    // Takes both locks, in an order that is the same in all threads: of two transfers in opposite
    // directions, one waits for the other and not both for each other.
    try (var both = Heddle_Account.writeAll(from, to)) {
      return move(both.of(from), both.of(to), transfer.cents());
    }
  }

  private static boolean move(Account from, Account to, long cents) {
    if (from.opening().cents() + from.credits() - from.debits() < cents) {
      return false;
    }
    from.debits(from.debits() + cents);
    to.credits(to.credits() + cents);
    return true;
  }

  /** All accounts at one and the same moment, by number. */
  @Guarded("books")
  List<Statement> statements() {
    return accounts.values().stream().map(Bank::statement).toList();
  }

  /** All the money there is, in cents. */
  @Guarded("books")
  long total() {
    return accounts.values().stream().map(Bank::statement).mapToLong(Statement::balance).sum();
  }

  private static Statement statement(Heddle_Account account) {
    try (var now = account.read()) {
      Opening opening = now.opening();
      long balance = opening.cents() + now.credits() - now.debits();
      return new Statement(
          opening.account(),
          opening.holder(),
          opening.cents(),
          now.credits(),
          now.debits(),
          balance);
    }
  }

  private Heddle_Account account(String number) {
    Heddle_Account account = accounts.get(number);
    if (account == null) {
      throw new IllegalArgumentException("expected an account of this bank, found " + number);
    }
    return account;
  }
}
