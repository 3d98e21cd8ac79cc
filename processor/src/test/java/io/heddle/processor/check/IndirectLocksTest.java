package io.heddle.processor.check;

import org.junit.jupiter.api.Test;

/** Locks of objects that are known by an interface, and locks that objects are asked for. */
final class IndirectLocksTest {

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

  @Test
  void aSubclassCanReturnAMonitorThatIsKnownByAnotherName() {
    CheckedSource.of(
            "Channel",
            """
            public class Channel {
              private final Object lock = new Object();
              private int calls;

              private final Uses uses =
                  new Uses() {
                    @Override
                    Object lock() {
                      return lock;
                    }

                    @Override
                    void changed() {
                      awake();
                    }
                  };

              public void awake() {
                synchronized (lock) {
                  if (uses.any()) {
                    calls++;
                  }
                }
              }

              abstract static class Uses {
                private int count;

                abstract Object lock();

                abstract void changed();

                public void use() {
                  synchronized (lock()) {
                    count++;
                    changed();
                  }
                }

                public boolean any() {
                  synchronized (lock()) {
                    return count > 0;
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void objectsThatStandForNothingDoNotHideWhatOthersDo() {
    CheckedSource.of(
            "Segments",
            """
            public class Segments {
              public interface Segment {
                boolean isOpen();
              }

              public static class Real implements Segment {
                private final Segments all;

                public Real(Segments all) {
                  this.all = all;
                }

                @Override
                public synchronized boolean isOpen() {
                  return true;
                }

                public synchronized void close() {
                  all.count(); // finds lock-order
                }
              }

              private final Object lock = new Object();

              public void count() {
                synchronized (lock) {
                  lock.notifyAll();
                }
              }

              public boolean anyOpen(List<Segment> segments) {
                synchronized (lock) {
                  for (Segment segment : segments) {
                    if (segment.isOpen()) {
                      return true;
                    }
                  }
                  return false;
                }
              }

              static class None implements Segment {
                @Override
                public boolean isOpen() {
                  return false;
                }
              }

              static class Dummy implements Segment {
                @Override
                public boolean isOpen() {
                  return false;
                }
              }

              static class Never implements Segment {
                @Override
                public boolean isOpen() {
                  return false;
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void whatDecoratesItsLikeSaysNothingOfTheirOrder() {
    CheckedSource.of(
            "Cursors",
            """
            public class Cursors {
              public interface Cursor {
                void clean();
              }

              public static class Plain implements Cursor {
                private Cursor next;

                public synchronized void follow(Cursor other) {
                  next = other;
                }

                @Override
                public synchronized void clean() {
                  next.clean();
                }
              }

              public static class Buffered implements Cursor {
                private Cursor below;

                public synchronized void on(Cursor other) {
                  below = other;
                }

                @Override
                public synchronized void clean() {
                  below.clean();
                }
              }
            }
            """)
        .isAsMarked();
  }
}
