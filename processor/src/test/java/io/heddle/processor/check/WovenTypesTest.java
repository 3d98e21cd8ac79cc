package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Objects of woven classes are locked as their declarations say, whatever type names them. */
final class WovenTypesTest {

  @Test
  void aWovenClassIsLockedAsTheClassThatItExtends() {
    CheckedSource.of(
            "Shop",
            """
            @Threaded
            class Shop {
              @Guarded("stock")
              void sell() {}

              @Guarded("stock")
              void report(Till till) {
                till.count();
              }
            }

            class Till {
              private final Heddle_Shop shop = Heddle_Shop.create();

              synchronized void count() {}

              synchronized void close() {
                shop.sell(); // finds lock-order
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aLocalOfAWovenClassIsLockedAsTheClassThatItExtends() {
    CheckedSource.of(
            "Shop",
            """
            @Threaded
            class Shop {
              @Holding("stock")
              void count() {}

              @Guarded("stock")
              void sell() {
                count();
              }

              static void main() {
                var shop = Heddle_Shop.create();
                shop.sell();
                shop.count(); // finds guarded-by
              }
            }
            """)
        .isAsMarked();
  }

  private static final String INVENTORY =
      """
      @GuardedView(of = Legacy.class)
      interface Inventory {
        void put(Shop shop);

        @Guarded("other")
        int count();
      }

      class Legacy {
        void put(Shop shop) {
          shop.note();
        }

        int count() {
          return 1;
        }
      }
      """;

  @Test
  void aViewHoldsItsLockWhileItCallsTheObjectBehindIt() {
    CheckedSource.of("Inventory", INVENTORY)
        .and(
            "Shop",
            """
            class Shop {
              private final Inventory inventory = Heddle_Inventory.create(new Legacy());

              synchronized void note() {}

              synchronized void restock() {
                inventory.put(this); // finds lock-order
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aVariableOfTheWovenTypeIsTheViewToo() {
    CheckedSource.of("Inventory", INVENTORY)
        .and(
            "Shop",
            """
            class Shop {
              private final Heddle_Inventory inventory = Heddle_Inventory.create(new Legacy());

              synchronized void note() {}

              synchronized void restock() {
                inventory.put(this); // finds lock-order
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void eachMethodOfAViewTakesWhatItNames() {
    CheckedSource.of("Inventory", INVENTORY)
        .and(
            "Shop",
            """
            class Shop {
              private final Heddle_Inventory inventory = Heddle_Inventory.create(new Legacy());

              synchronized void note() {}

              synchronized int restock() {
                return inventory.count();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void whatImplementsTheViewIsCalledUnderItsLock() {
    CheckedSource.of(
            "Inventory",
            """
            @GuardedView
            interface Inventory {
              void put(Shop shop);
            }

            record Plain() implements Inventory {
              @Override
              public void put(Shop shop) {
                shop.note();
              }
            }
            """)
        .and(
            "Shop",
            """
            class Shop {
              private final Heddle_Inventory inventory = Heddle_Inventory.create(new Plain());

              synchronized void note() {}

              synchronized void restock() {
                inventory.put(this); // finds lock-order
              }
            }
            """)
        .isAsMarked();
  }

  private static CheckedSource ordered(String annotation) {
    return CheckedSource.of(
        "Inventory",
        """
        @GuardedView(of = Legacy.class)
        @LockOrder({"outer", "inner"})
        interface Inventory {
          %s
          @Guarded("inner")
          void put(Heddle_Inventory other);

          @Guarded("outer")
          int count();
        }

        class Legacy {
          void put(Heddle_Inventory other) {
            other.count();
          }

          int count() {
            return 1;
          }
        }
        """
            .formatted(annotation));
  }

  @Test
  void theOrderOfAViewsLocksMayBeDeclared() {
    assertThat(ordered("").messages())
        .singleElement()
        .asString()
        .startsWith(
            "[heddle.lock-order] Inventory.outer is taken while Inventory.inner is held, but"
                + " @LockOrder puts Inventory.outer first");
  }

  @Test
  void whatAViewDoesIsSuppressedWhereItIsDeclared() {
    ordered("@SuppressWarnings(\"heddle.lock-order\")").isAsMarked();
  }

  private static final String ACCOUNT =
      """
      @GuardedState
      interface Account {
        long cents();
        void cents(long value);
      }
      """;

  @Test
  void theGuardOfAStateHoldsItsLock() {
    CheckedSource.of("Account", ACCOUNT)
        .and(
            "Shop",
            """
            class Shop {
              private final Heddle_Account account = Heddle_Account.create(0);
              @Guarded("account") private int sales;

              synchronized void note() {}

              synchronized void sell() {
                try (var writing = account.write()) { // finds lock-order
                  writing.cents(1);
                  sales++;
                }
                sales++; // finds guarded-by
              }

              void report() {
                try (var reading = account.read()) {
                  note();
                  reading.cents();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void readingIsNotWriting() {
    CheckedSource.of("Account", ACCOUNT)
        .and(
            "Shop",
            """
            class Shop {
              private final Heddle_Account account = Heddle_Account.create(0);

              void upgrade() {
                try (var reading = account.read()) {
                  try (var writing = account.write()) { // finds lock-upgrade
                    writing.cents(reading.cents());
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aGuardThatIsNotClosedKeepsTheLock() {
    CheckedSource.of("Account", ACCOUNT)
        .and(
            "Shop",
            """
            class Shop {
              private final Heddle_Account account = Heddle_Account.create(0);

              long forget() {
                var reading = account.read(); // finds unreleased-lock
                return reading.cents();
              }

              long remember() {
                var reading = account.read();
                try {
                  return reading.cents();
                } finally {
                  reading.close();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aWriterThatGoesOnReadingGivesTheWriteLockBack() {
    CheckedSource.of("Account", ACCOUNT)
        .and(
            "Shop",
            """
            class Shop {
              private final Heddle_Account account = Heddle_Account.create(0);
              @Guarded("account.lock") private int sales;

              long both(boolean more) {
                try (var writing = account.write()) {
                  writing.cents(1);
                  if (more) {
                    try (var reading = writing.downgrade()) {
                      return reading.cents() + sales;
                    }
                  }
                  sales++;
                  return sales;
                }
              }

              long then() {
                var writing = account.write();
                try (var reading = writing.downgrade()) {
                  return reading.cents();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void severalStatesAreWrittenInASharedOrder() {
    CheckedSource.of("Account", ACCOUNT)
        .and(
            "Bank",
            """
            class Bank {
              static void transfer(Heddle_Account from, Heddle_Account to, long cents) {
                try (var all = Heddle_Account.writeAll(from, to)) {
                  all.of(from).cents(all.of(from).cents() - cents);
                  all.of(to).cents(all.of(to).cents() + cents);
                }
              }

              static void oneByOne(Heddle_Account from, Heddle_Account to) {
                try (var first = from.write()) {
                  try (var second = to.write()) { // finds same-class-order
                    second.cents(first.cents());
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }
}
