package io.heddle.processor.check;

import org.junit.jupiter.api.Test;

/** Locks that other objects are asked for. */
final class LockGettersTest {

  /** Entities whose children are streamed by somebody who knows them by their interface. */
  private static CheckedSource entities(String implementation) {
    return CheckedSource.of(
            "Entity",
            """
            public interface Entity {
              ReentrantLock childrenLock();

              String id();
            }
            """)
        .and(
            "Streaming",
            """
            public class Streaming {
              public void stream(Entity entity) {
                entity.childrenLock().lock();
                try {
                  entity.id();
                } finally {
                  entity.childrenLock().unlock();
                }
              }
            }
            """)
        .and("PlainEntity", implementation);
  }

  @Test
  void anInterfaceReturnsTheLockOfItsOnlyImplementation() {
    entities(
            """
            public class PlainEntity implements Entity {
              private final Object lock = new Object();
              private final ReentrantLock childrenLock = new ReentrantLock();

              @Override
              public ReentrantLock childrenLock() {
                synchronized (lock) {
                  return childrenLock;
                }
              }

              @Override
              public String id() {
                synchronized (lock) {
                  return "1";
                }
              }

              public void add() {
                synchronized (lock) {
                  childrenLock().lock(); // finds lock-order
                  childrenLock().unlock();
                }
              }

              static final class Nobody implements Entity {
                private static final ReentrantLock NONE = new ReentrantLock();

                @Override
                public ReentrantLock childrenLock() {
                  return NONE;
                }

                @Override
                public String id() {
                  return "";
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void oneOrderIsNoCircle() {
    entities(
            """
            public class PlainEntity implements Entity {
              private final Object lock = new Object();
              private final ReentrantLock childrenLock = new ReentrantLock();

              @Override
              public ReentrantLock childrenLock() {
                return childrenLock;
              }

              @Override
              public String id() {
                synchronized (lock) {
                  return "1";
                }
              }

              public void add() {
                childrenLock().lock();
                try {
                  id();
                } finally {
                  childrenLock().unlock();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aLockIsNamedByItsGetterWhereThatIsAllThatIsKnown() {
    CheckedSource.of(
            "Ledger",
            """
            public class Ledger {
              public interface Store {
                java.util.concurrent.locks.Lock guard();
              }

              private final Object lock = new Object();
              private final Store store;

              public Ledger(Store store) {
                this.store = store;
              }

              public void post() {
                synchronized (lock) {
                  store.guard().lock();
                  store.guard().unlock();
                }
              }

              public void audit() {
                store.guard().lock();
                try {
                  synchronized (lock) { // finds lock-order
                    lock.notifyAll();
                  }
                } finally {
                  store.guard().unlock();
                }
              }
            }
            """)
        .isAsMarked();
  }
}
