package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class InconsistentSyncTest {

  /** A class in which two methods change, and two read, what is under test, with its monitor. */
  private static CheckedSource inShop(String members) {
    return CheckedSource.of(
        "Shop",
        """
        public class Shop {
          private final Object ledger = new Object();
          private final Map<String, Integer> goods = new HashMap<>();
          private int apples;

          public synchronized void deliver(int count) {
            apples += count;
            goods.put("apples", apples);
          }

          public synchronized boolean sell(int count) {
            if (apples < count) {
              return false;
            }
            apples -= count;
            goods.remove("apples");
            return true;
          }

        """
            + members.indent(2)
            + "}\n");
  }

  @Test
  void aReadThatDecidesSomething() {
    inShop(
            """
            public void check() {
              if (apples < 3) { // finds inconsistent-sync
                deliver(10);
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aWriteIsNamedBeforeReads() {
    inShop(
            """
            public synchronized void lose() {
              apples = apples / 2;
            }

            public void close() {
              int left = apples;
              apples = 0; // finds inconsistent-sync
            }
            """)
        .isAsMarked();
  }

  @Test
  void aCallOnACollectionIsAnAccess() {
    inShop(
            """
            public synchronized boolean has(String name) {
              return goods.containsKey(name);
            }

            public void inspect() {
              for (String name : goods.keySet()) { // finds inconsistent-sync
                has(name);
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aLoopOverACollectionIsAnAccess() {
    CheckedSource.of(
            "Shop",
            """
            public class Shop {
              private final List<String> orders = new ArrayList<>();

              public void add(String order) {
                synchronized (orders) {
                  orders.add(order);
                }
              }

              public void drop(String order) {
                synchronized (orders) {
                  orders.remove(order);
                }
              }

              public String first() {
                synchronized (orders) {
                  return orders.get(0);
                }
              }

              public void ship() {
                for (String order : orders) { // finds inconsistent-sync
                  drop(order);
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void staticFieldsAndExplicitLocks() {
    CheckedSource.of(
            "Shop",
            """
            public class Shop {
              private static final ReentrantLock LOCK = new ReentrantLock();
              private static int shops;

              public static void open() {
                LOCK.lock();
                try {
                  shops++;
                  shops *= 1;
                } finally {
                  LOCK.unlock();
                }
              }

              public static void shut() {
                LOCK.lock();
                try {
                  shops--;
                } finally {
                  LOCK.unlock();
                }
              }

              public static void reset() {
                shops = 0; // finds inconsistent-sync
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theMessageShowsTheEvidence() {
    assertThat(
            inShop(
                    """
                    public void check() {
                      if (apples < 3) {
                        deliver(10);
                      }
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.inconsistent-sync] 'apples' is read without a lock, but with the monitor of Shop at 4 of 5 places
                with it:
                  Shop.java:8: Shop.deliver changes it
                  Shop.java:9: Shop.deliver reads it
                  Shop.java:13: Shop.sell reads it
                Repair: take the lock here too and declare the field @Guarded, or make it volatile if single reads and writes are all it needs\
            """);
  }

  @Test
  void whatOnlyShowsTheValueDoesNotCount() {
    inShop(
            """
            private final System.Logger log = System.getLogger("shop");

            public int apples() {
              return apples;
            }

            @Override
            public String toString() {
              String text = "shop with ";
              return text + apples;
            }

            protected void toStringFields(StringBuilder text) {
              text.append("apples=");
              text.append(apples);
            }

            public void report() {
              assert apples >= 0;
              System.out.println("apples: " + apples);
              log.log(System.Logger.Level.INFO, "apples: " + apples);
              if (goods == null) {
                throw new IllegalStateException("only " + apples);
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void constructorsAndTheirPartsAreStillPrivate() {
    CheckedSource.of(
            "Ring",
            """
            public class Ring {
              private Link head;

              static final class Link {
                Link next;
              }

              public Ring() {
                head = new Link();
                head.next = head;
              }

              public synchronized void add(Link link) {
                link.next = head.next;
                head.next = link;
              }

              public synchronized void drop() {
                head.next = head.next.next;
                head = head.next;
              }

              private void readObject(java.io.ObjectInputStream in) {
                head = new Link();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aMethodThatBeginsTheObjectRunsBeforeOthersUseIt() {
    inShop(
            """
            public synchronized void audit() {
              start(apples);
            }

            public void start(int count) {
              apples = count;
              goods.clear();
              new Thread(this::audit).start();
            }
            """)
        .isAsMarked();
  }

  @Test
  void aMethodThatBeginsAnObjectAgainRunsWhileOthersUseIt() {
    inShop(
            """
            public void open() {
              apples = 0; // finds inconsistent-sync
            }

            public void reopen() {
              open();
            }
            """)
        .isAsMarked();
    inShop(
            """
            public void restart() {
              apples = 0; // finds inconsistent-sync
            }
            """)
        .isAsMarked();
  }

  @Test
  void helpersHaveTheLockOfTheirCallers() {
    inShop(
            """
            public synchronized void audit() {
              count();
            }

            public synchronized void auditTwice() {
              count();
              count();
            }

            private void count() {
              apples++;
            }
            """)
        .isAsMarked();
  }

  @Test
  void aPublicMethodThatIsOnlyCalledWithTheLock() {
    inShop(
            """
            public void count() {
              apples++;
            }
            """)
        .and(
            "Till",
            """
            public class Till {
              private final Shop shop = new Shop();

              public void ring() {
                synchronized (shop) {
                  shop.count();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void halfOfThePlacesAreNoCustom() {
    CheckedSource.of(
            "Shop",
            """
            public class Shop {
              private int apples;

              public synchronized void deliver(int count) {
                apples += count;
              }

              public synchronized void sell(int count) {
                apples -= count;
              }

              public synchronized void reset() {
                apples = 0;
              }

              public void steal() {
                if (apples > 0) {
                  apples--;
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theLockOfASingleMethodIsNoCustom() {
    CheckedSource.of(
            "Settings",
            """
            public class Settings {
              private String name;

              public synchronized void load(String file) {
                name = file;
                name = name + ".txt";
                name = name.trim();
              }

              public boolean isNamed(String other) {
                String mine = name;
                return mine.equals(other);
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void whoeverHoldsOneOfTwoLocksMayRead() {
    CheckedSource.of(
            "Shop",
            """
            public class Shop {
              private final Object front = new Object();
              private final Object back = new Object();
              private int apples;

              public void deliver(int count) {
                synchronized (front) {
                  synchronized (back) {
                    apples += count;
                  }
                }
              }

              public void sell(int count) {
                synchronized (front) {
                  synchronized (back) {
                    apples -= count;
                  }
                }
              }

              public boolean any() {
                synchronized (front) {
                  boolean some = apples > 0;
                  return some;
                }
              }

              public boolean many() {
                synchronized (back) {
                  boolean some = apples > 100;
                  return some;
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void volatileAndConcurrentFieldsNeedNoLock() {
    CheckedSource.of(
            "Shop",
            """
            public class Shop {
              private final Map<String, Integer> goods = new ConcurrentHashMap<>();
              private volatile boolean open;

              public synchronized void open() {
                goods.put("apples", 1);
                open = true;
              }

              public synchronized void shut() {
                goods.clear();
                open = false;
              }

              public synchronized boolean isReady() {
                boolean ready = open && goods.containsKey("apples");
                return ready;
              }

              public void sell() {
                if (open) {
                  goods.remove("apples");
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void anObjectThatAMethodMadeIsItsOwn() {
    inShop(
            """
            public static Shop empty() {
              Shop shop = new Shop();
              shop.apples = 0;
              return shop;
            }

            public boolean isRicher(Shop other) {
              int theirs = other.apples;
              return theirs == 0;
            }
            """)
        .isAsMarked();
  }

  @Test
  void aMethodOrFieldCanBeExempt() {
    inShop(
            """
            @SuppressWarnings("heddle.inconsistent-sync")
            public void check() {
              if (apples < 3) {
                deliver(10);
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aClassThatIsNotForThreadsIsLeftAlone() {
    CheckedSource.of(
            "Shop",
            """
            @Shop.NotThreadSafe
            public class Shop {
              @interface NotThreadSafe {}
              private int apples;

              public synchronized void deliver(int count) {
                apples += count;
                apples *= 1;
              }

              public synchronized void sell(int count) {
                apples -= count;
              }

              public void steal() {
                apples--;
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void missedUnderTheWrongLock() {
    inShop(
            """
            public void close() {
              synchronized (ledger) {
                apples = 0;
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void missedInAnotherFile() {
    CheckedSource.of(
            "Shop",
            """
            public class Shop {
              int apples;

              public synchronized void deliver(int count) {
                apples += count;
                apples *= 1;
              }

              public synchronized void sell(int count) {
                apples -= count;
              }
            }
            """)
        .and(
            "Thief",
            """
            public class Thief {
              private final Shop shop = new Shop();

              public void steal() {
                shop.apples--;
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void missedInAFunctionThatAMethodRunsAtOnce() {
    inShop(
            """
            private void twice(Runnable step) {
              step.run();
              step.run();
            }

            public void steal() {
              twice(() -> apples--);
            }
            """)
        .isAsMarked();
  }
}
