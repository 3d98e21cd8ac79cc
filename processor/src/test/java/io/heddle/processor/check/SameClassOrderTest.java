package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SameClassOrderTest {

  @Test
  void aTransferLocksBothInTheOrderOfItsCaller() {
    CheckedSource.of(
            "Account",
            """
            class Account {
              private final ReentrantLock lock = new ReentrantLock();
              private long cents;

              void transfer(Account to, long amount) {
                lock.lock();
                try {
                  to.lock.lock(); // finds same-class-order
                  try {
                    cents -= amount;
                    to.cents += amount;
                  } finally {
                    to.lock.unlock();
                  }
                } finally {
                  lock.unlock();
                }
              }

              static void move(Account from, Account to, long amount) {
                synchronized (from) {
                  synchronized (to) { // finds same-class-order
                    from.cents -= amount;
                    to.cents += amount;
                  }
                }
              }

              synchronized boolean sameAs(Account other) {
                return cents == other.cents(); // finds same-class-order
              }

              synchronized long cents() {
                return cents;
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theMessageNamesBothLocks() {
    assertThat(
            CheckedSource.of(
                    "Account",
                    """
                    class Account {
                      private final RLock lock = new RLock();

                      void transfer(Account to) {
                        try (var mine = lock.hold()) {
                          assert mine != null;
                          to.lock.run(() -> {});
                        }
                      }
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.same-class-order] 'to.lock' is taken while 'lock' is held, both Account.lock: two threads that pass the same objects the other way round wait for each other for ever
                Account.java:6: Account.transfer takes 'lock'
                Account.java:8: Account.transfer takes 'to.lock'
                Repair: take both in one order: Locks.inOrder(..), or by a key that is compared first\
            """);
  }

  @Test
  void aComparedKeyOrders() {
    CheckedSource.of(
            "Account",
            """
            class Account {
              private final ReentrantLock lock = new ReentrantLock();
              private final int id;
              private long cents;

              Account(int id) {
                this.id = id;
              }

              void transfer(Account to) {
                if (id < to.id) {
                  synchronized (this) {
                    synchronized (to) {
                      cents--;
                    }
                  }
                } else {
                  synchronized (to) {
                    synchronized (this) {
                      cents--;
                    }
                  }
                }
              }

              void chosen(Account to) {
                Account first = System.identityHashCode(this) < System.identityHashCode(to) ? this : to;
                Account second = first == this ? to : this;
                synchronized (first) {
                  synchronized (second) {
                    cents--;
                  }
                }
              }

              static void ordered(Account one, Account other) {
                if (one.id < other.id) {
                  both(one, other);
                } else {
                  both(other, one);
                }
              }

              private static void both(Account first, Account second) {
                synchronized (first) {
                  synchronized (second) {
                    first.cents--;
                  }
                }
              }

              void recursive(Account to) {
                if (id > to.id) {
                  to.recursive(this);
                  return;
                }
                synchronized (this) {
                  synchronized (to) {
                    cents--;
                  }
                }
              }

              static void swapped(Account one, Account other) {
                if (one.id > other.id) {
                  Account third = one;
                  one = other;
                  other = third;
                }
                synchronized (one) {
                  synchronized (other) {
                    one.cents--;
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theSharedOrderOfTheRuntime() {
    CheckedSource.of(
            "Account",
            """
            class Account {
              private final RLock lock = new RLock();
              private long cents;

              void transfer(Account to) {
                try (var held = Locks.inOrder(lock, to.lock)) {
                  assert held != null;
                  cents--;
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void anAttemptDoesNotWait() {
    CheckedSource.of(
            "Account",
            """
            class Account {
              private final ReentrantLock lock = new ReentrantLock();

              boolean transfer(Account to) {
                lock.lock();
                try {
                  if (!to.lock.tryLock()) {
                    return false;
                  }
                  to.lock.unlock();
                  return true;
                } finally {
                  lock.unlock();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aGateLetsOneInAtATime() {
    CheckedSource.of(
            "Bank",
            """
            class Bank {
              private static final Object TIE = new Object();

              static class Account {
                long cents;
              }

              static void tie(Account one, Account other) {
                synchronized (TIE) {
                  synchronized (one) {
                    synchronized (other) {
                      one.cents--;
                    }
                  }
                }
              }

              synchronized void own(Account one, Account other) {
                synchronized (one) {
                  synchronized (other) {
                    one.cents--;
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void readersOnlyMeetReaders() {
    CheckedSource.of(
            "Prices",
            """
            class Prices {
              private final RwLock lock = new RwLock();

              void compare(Prices other) {
                lock.readLock().acquire();
                other.lock.readLock().acquire();
                other.lock.readLock().release();
                lock.readLock().release();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void parentsAndWrappersAreOrderedByHowTheyHangTogether() {
    CheckedSource.of(
            "Node",
            """
            class Node {
              private final Node parent;
              private int size;

              Node(Node parent) {
                this.parent = parent;
              }

              synchronized void grow() {
                size++;
                parent.grow();
              }

              synchronized Node child() {
                Node child = new Node(this);
                child.reset();
                return child;
              }

              synchronized void reset() {
                size = 0;
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void elementsThatTheCallerNamesArePassedInItsOrder() {
    CheckedSource.of(
            "Bank",
            """
            class Bank {
              static class Account {
                long cents;
              }

              record Order(String from, String to) {}

              private final Map<String, Account> accounts = new HashMap<>();
              private final Account[] numbered = new Account[10];
              private final List<Account> listed = new ArrayList<>();

              void byName(String from, String to) {
                move(accounts.get(from), accounts.get(to));
              }

              void byNumber(int from, int to) {
                shift(numbered[from], numbered[to]);
              }

              void byOrder(Order order) {
                pay(accounts.get(order.from()), accounts.get(order.to()));
              }

              private static void move(Account from, Account to) {
                synchronized (from) {
                  synchronized (to) { // finds same-class-order
                    from.cents--;
                    to.cents++;
                  }
                }
              }

              private static void shift(Account from, Account to) {
                synchronized (from) {
                  synchronized (to) { // finds same-class-order
                    from.cents--;
                    to.cents++;
                  }
                }
              }

              private void pay(Account from, Account to) {
                synchronized (from) {
                  synchronized (to) { // finds same-class-order
                    from.cents--;
                    to.cents++;
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void elementsThatWereComparedOrChosenAreOrdered() {
    CheckedSource.of(
            "Bank",
            """
            class Bank {
              static class Account {
                long cents;
              }

              private final Account[] all = new Account[10];
              private final List<Account> sorted = new ArrayList<>();

              void compared(int from, int to) {
                if (from < to) {
                  first(all[from], all[to]);
                } else {
                  first(all[to], all[from]);
                }
              }

              void smallest(int from, int to) {
                second(all[Math.min(from, to)], all[Math.max(from, to)]);
              }

              void swapped(int from, int to) {
                if (from > to) {
                  int third = from;
                  from = to;
                  to = third;
                }
                third(all[from], all[to]);
              }

              void inTheirPlaces() {
                fourth(sorted.get(0), sorted.get(1));
              }

              private static void first(Account one, Account other) {
                synchronized (one) {
                  synchronized (other) {
                    one.cents--;
                  }
                }
              }

              private static void second(Account one, Account other) {
                synchronized (one) {
                  synchronized (other) {
                    one.cents--;
                  }
                }
              }

              private static void third(Account one, Account other) {
                synchronized (one) {
                  synchronized (other) {
                    one.cents--;
                  }
                }
              }

              private static void fourth(Account one, Account other) {
                synchronized (one) {
                  synchronized (other) {
                    one.cents--;
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void missesTwoElementsThatOneBodyLocks() {
    CheckedSource.of(
            "Accounts",
            """
            class Accounts {
              static class Account {
                long cents;
              }

              private final Account[] all = new Account[2];

              void move(int from, int to) {
                synchronized (all[from]) {
                  synchronized (all[to]) {
                    all[to].cents++;
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aConnectionAndItsStreamsThatInheritOneLockKeepTheirPlaces() {
    CheckedSource.of(
            "Windowed",
            """
            abstract class Windowed {
              final ReentrantLock window = new ReentrantLock();
            }
            """)
        .and("Stream", "class Stream extends Windowed {}")
        .and(
            "Connection",
            """
            class Connection extends Windowed {
              int reserve(Stream stream) {
                stream.window.lock();
                try {
                  window.lock();
                  try {
                    return 1;
                  } finally {
                    window.unlock();
                  }
                } finally {
                  stream.window.unlock();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void twoOfOneClassThatInheritItsLockCanChangePlaces() {
    CheckedSource.of(
            "Windowed",
            """
            abstract class Windowed {
              final ReentrantLock window = new ReentrantLock();
            }
            """)
        .and(
            "Stream",
            """
            class Stream extends Windowed {
              int take(Stream other) {
                other.window.lock();
                try {
                  window.lock(); // finds same-class-order
                  try {
                    return 1;
                  } finally {
                    window.unlock();
                  }
                } finally {
                  other.window.unlock();
                }
              }
            }
            """)
        .isAsMarked();
  }
}
