package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Functions of which {@code @RunsInline} says that they run before the call returns. */
final class RunsInlineTest {

  private static final String LEDGER =
      """
      interface Ledger {
        void each(@RunsInline Consumer<String> action);
        void keep(Consumer<String> action);
        @RunsInline void both(Runnable first, int times, Runnable... others);
      }
      """;

  @Test
  void aFunctionThatRunsInlineIsInsideTheLocksOfItsCaller() {
    CheckedSource.of("Ledger", LEDGER)
        .and(
            "Shop",
            """
            class Shop {
              private final RLock stock = new RLock();
              @Guarded("stock") private int apples;
              private int pears;

              void sell(Ledger ledger) {
                stock.run(() -> ledger.each(name -> apples--));
                ledger.each(name -> apples--); // finds guarded-by
                ledger.keep(name -> apples--);
                ledger.both(
                    () -> pears--,
                    2,
                    () -> pears--,
                    () -> apples--); // finds guarded-by
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aMethodReferenceRunsInlineToo() {
    CheckedSource.of("Ledger", LEDGER)
        .and(
            "Shop",
            """
            class Shop {
              private final RLock stock = new RLock();

              @Holding("stock") private void count(String name) {}

              void sell(Ledger ledger) {
                stock.run(() -> ledger.each(this::count));
                ledger.each(this::count); // finds guarded-by
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void constructorsRunFunctionsInlineAsWell() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final RLock stock = new RLock();
              @Guarded("stock") private int apples;

              record Count(@RunsInline IntSupplier source) {}

              void sell() {
                new Count(() -> apples); // finds guarded-by
                stock.run(() -> new Count(() -> apples));
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void overridingMethodsRunInlineWhatTheOverriddenOnesDo() {
    CheckedSource.of("Ledger", LEDGER)
        .and(
            "Book",
            """
            abstract class Book implements Ledger {
              @Override
              public void each(Consumer<String> action) {}
            }
            """)
        .and(
            "Shop",
            """
            class Shop {
              private final RLock stock = new RLock();
              @Guarded("stock") private int apples;

              void sell(Book book) {
                book.each(name -> apples--); // finds guarded-by
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void locksTakenInlineAreTakenByTheCaller() {
    CheckedSource.of("Ledger", LEDGER)
        .and(
            "Shop",
            """
            class Shop {
              private final RLock stock = new RLock();
              private final RLock till = new RLock();

              void sell(Ledger ledger) {
                stock.run(() -> ledger.each(name -> till.run(() -> {})));
              }

              void count() {
                till.run(() -> stock.run(() -> {})); // finds lock-order
              }
            }
            """)
        .isAsMarked();
  }

  private static final String STORE =
      """
      class Store {
        final RLock lock = new RLock();

        synchronized void put() {}

        synchronized void with(@RunsInline Runnable task) {
          task.run();
        }

        void change(@RunsInline @Holding("lock") Runnable change) {
          lock.run(() -> change.run());
        }
      }
      """;

  @Test
  void aFunctionIsInsideTheLocksOfTheMethodThatRunsIt() {
    CheckedSource.of("Store", STORE)
        .and(
            "Shop",
            """
            class Shop {
              private final Store store = new Store();
              @Guarded("store") private int apples;
              @Guarded("store.lock") private int pears;

              void sell() {
                store.with(() -> apples--);
                store.with(() -> pears--); // finds guarded-by
                store.change(() -> pears--);
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void whatTheMethodLocksAroundTheFunctionCountsForTheOrder() {
    CheckedSource.of("Store", STORE)
        .and(
            "Shop",
            """
            class Shop {
              private final Store store = new Store();

              synchronized void sell() {
                store.put();
              }

              synchronized void count() {}

              void audit() {
                store.with(() -> count()); // finds lock-order
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theMethodHoldsWhatItSaysAroundTheFunction() {
    assertThat(
            CheckedSource.of(
                    "Store",
                    """
                    class Store {
                      final RLock lock = new RLock();

                      void change(@Holding("lock") Runnable change) {
                        change.run();
                      }
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.guarded-by] call of 'run' needs 'lock'; held here: nothing
                Repair: take 'lock' around it, with @Guarded("lock") on a method of a @Threaded class, or \
            declare the method @Holding("lock") so that its callers must""");
  }

  @Test
  void theMethodDoesNotHoldWhatItExcludesAroundTheFunction() {
    CheckedSource.of(
            "Store",
            """
            class Store {
              final RLock lock = new RLock();

              void later(@NotHolding("lock") Runnable task) {
                task.run();
              }

              void now(@NotHolding("lock") Runnable task) {
                lock.run(() -> task.run()); // finds not-holding
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aFunctionThatIsCalledThroughAnotherNameIsNotFollowed() {
    CheckedSource.of(
            "Store",
            """
            class Store {
              final RLock lock = new RLock();
              private Runnable kept;

              void change(@Holding("lock") Runnable change) {
                kept = change;
                kept.run();
              }
            }
            """)
        .isAsMarked();
  }
}
