package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NotHoldingTest {

  @Test
  void aCallThatMustNotHoldTheLock() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final RLock stock = new RLock();

              @NotHolding("stock")
              void tellListeners() {}

              void sell() {
                try (var held = stock.hold()) {
                  assert held != null;
                  tellListeners(); // finds not-holding
                }
                tellListeners();
              }

              @Holding("stock")
              void book() {
                tellListeners(); // finds not-holding
              }

              void other(Shop other) {
                stock.acquire();
                try {
                  other.tellListeners();
                } finally {
                  stock.release();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theMessageSaysWhereTheLockWasTaken() {
    assertThat(
            CheckedSource.of(
                    "Shop",
                    """
                    class Shop {
                      @NotHolding("this") void tell() {}

                      synchronized void sell() {
                        tell();
                      }
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.not-holding] call of 'tell' must not hold 'this'; held here
                Shop.java:5: Shop.sell takes 'this'
                Repair: give the lock back before the call\
            """);
  }

  @Test
  void onSomePathsItIsAWarning() {
    assertThat(
            CheckedSource.of(
                    "Shop",
                    """
                    class Shop {
                      private final ReentrantLock stock = new ReentrantLock();

                      @NotHolding("stock") void tell() {}

                      void sell(boolean locked) {
                        if (locked) {
                          stock.lock();
                        }
                        try {
                          tell();
                        } finally {
                          if (locked) {
                            stock.unlock();
                          }
                        }
                      }
                    }
                    """)
                .kinds())
        .containsExactly("WARNING not-holding");
  }

  @Test
  void theContractIsInherited() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              static final RLock STOCK = new RLock();

              interface Listener {
                @NotHolding("Shop.STOCK")
                void told();
              }

              static class Printer implements Listener {
                @Override
                public void told() {}
              }

              void sell(Listener listener, Printer printer) {
                STOCK.acquire();
                try {
                  listener.told(); // finds not-holding
                  printer.told(); // finds not-holding
                } finally {
                  STOCK.release();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void missesTheLockOfACallerThatAnyoneCanBe() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final RLock stock = new RLock();

              @NotHolding("stock") void tell() {}

              public void between() {
                tell();
              }

              public void sell() {
                stock.run(() -> between());
              }
            }
            """)
        .isAsMarked();
  }
}
