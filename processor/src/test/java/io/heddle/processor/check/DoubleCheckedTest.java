package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DoubleCheckedTest {

  private static CheckedSource inShop(String members) {
    return CheckedSource.of(
        "Shop",
        """
        class Shop {
          private static final Object LOCK = new Object();
          private static List<String> goods;
          private List<String> orders;
          private volatile List<String> customers;
          private String name;
          private boolean open;
          private int size;

        """
            + members.indent(2)
            + "}\n");
  }

  @Test
  void theWellKnownShape() {
    inShop(
            """
            static List<String> goods() {
              if (goods == null) { // finds double-checked
                synchronized (LOCK) {
                  if (goods == null) {
                    goods = new ArrayList<>();
                  }
                }
              }
              return goods;
            }
            """)
        .isAsMarked();
  }

  @Test
  void bothTestsAsEarlyReturns() {
    inShop(
            """
            List<String> orders() {
              if (orders != null) { // finds double-checked
                return orders;
              }
              synchronized (this) {
                if (orders != null) {
                  return orders;
                }
                orders = new ArrayList<>();
                return orders;
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aNegatedTestAndOneTurnedRound() {
    inShop(
            """
            List<String> orders() {
              if (!(orders != null)) { // finds double-checked
                synchronized (this) {
                  if (null == this.orders) {
                    this.orders = new ArrayList<>();
                  }
                }
              }
              return orders;
            }
            """)
        .isAsMarked();
  }

  @Test
  void aLocalCopy() {
    inShop(
            """
            List<String> orders() {
              List<String> found = orders;
              if (found == null) { // finds double-checked
                synchronized (this) {
                  found = orders;
                  if (found == null) {
                    orders = found = new ArrayList<>();
                  }
                }
              }
              return found;
            }
            """)
        .isAsMarked();
  }

  @Test
  void inTheElseBranch() {
    inShop(
            """
            int count() {
              if (orders != null) { // finds double-checked
                return orders.size();
              } else {
                synchronized (this) {
                  if (orders == null) {
                    orders = new ArrayList<>();
                  }
                  return orders.size();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aFlagInsteadOfTheObject() {
    inShop(
            """
            void open() {
              if (!open) { // finds double-checked
                synchronized (this) {
                  if (!open) {
                    size = 5;
                    open = true;
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void underAnExplicitLock() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              private final ReentrantLock lock = new ReentrantLock();
              private List<String> orders;

              List<String> orders() {
                if (orders == null) { // finds double-checked
                  lock.lock();
                  try {
                    if (orders == null) {
                      orders = new ArrayList<>();
                    }
                  } finally {
                    lock.unlock();
                  }
                }
                return orders;
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void oneTestOfSeveral() {
    inShop(
            """
            List<String> orders(boolean wanted) {
              if (wanted && orders == null) { // finds double-checked
                synchronized (this) {
                  if (orders == null) {
                    orders = new ArrayList<>();
                  }
                }
              }
              return orders;
            }
            """)
        .isAsMarked();
  }

  @Test
  void volatileIsWhatItNeeds() {
    inShop(
            """
            List<String> customers() {
              if (customers == null) {
                synchronized (this) {
                  if (customers == null) {
                    customers = new ArrayList<>();
                  }
                }
              }
              return customers;
            }
            """)
        .isAsMarked();
  }

  @Test
  void aStringThatIsReadOnceIsSeenWhole() {
    inShop(
            """
            String name() {
              String found = name;
              if (found == null) {
                synchronized (this) {
                  found = name;
                  if (found == null) {
                    name = found = "shop" + size;
                  }
                }
              }
              return found;
            }
            """)
        .isAsMarked();
  }

  @Test
  void aSecondTestOfSomethingElseIsNoSecondCheck() {
    inShop(
            """
            void add(String order) {
              if (orders == null) {
                synchronized (this) {
                  if (size == 0) {
                    orders = new ArrayList<>();
                  }
                }
              }
            }

            void clear() {
              if (orders != null) {
                synchronized (this) {
                  if (orders != null) {
                    orders.clear();
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aFirstTestUnderTheLockIsNoProblem() {
    inShop(
            """
            synchronized List<String> orders() {
              if (orders == null) {
                synchronized (this) {
                  if (orders == null) {
                    orders = new ArrayList<>();
                  }
                }
              }
              return orders;
            }

            synchronized void sell() {
              prepare();
            }

            private void prepare() {
              if (orders == null) {
                synchronized (LOCK) {
                  if (orders == null) {
                    orders = new ArrayList<>();
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aTestThatIsOverBeforeTheLockSaysNothing() {
    inShop(
            """
            void add(String order) {
              if (orders == null) {
                size = 1;
              }
              synchronized (this) {
                if (orders == null) {
                  orders = new ArrayList<>();
                }
                orders.add(order);
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theMessageSaysWhatCanBeSeen() {
    assertThat(
            inShop(
                    """
                    static List<String> goods() {
                      if (goods == null) {
                        synchronized (LOCK) {
                          if (goods == null) {
                            goods = new ArrayList<>();
                          }
                        }
                      }
                      return goods;
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.double-checked] 'goods' is tested without the lock that it is set with, and is not volatile: a thread can see an object that is not complete
                Repair: declare 'goods' volatile, or move it into a holder class\
            """);
  }

  @Test
  void missedThroughHelpers() {
    inShop(
            """
            private boolean isMissing() {
              return orders == null;
            }

            List<String> orders() {
              if (isMissing()) {
                synchronized (this) {
                  if (isMissing()) {
                    orders = new ArrayList<>();
                  }
                }
              }
              return orders;
            }
            """)
        .isAsMarked();
  }
}
