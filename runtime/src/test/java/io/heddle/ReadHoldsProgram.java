package io.heddle;

import java.lang.reflect.Field;

/** Prints whether readers of many locks leave more thread-local values behind than others do. */
final class ReadHoldsProgram {

  private static final int LOCKS = 1_000;

  private ReadHoldsProgram() {}

  public static void main(String[] args) throws Exception {
    Thread reader = Thread.currentThread();
    int before = threadLocals(reader);
    for (int i = 0; i < LOCKS; i++) {
      Lockable read = new RwLock().readLock();
      HeddleThread first = Threads.thread(read::acquire).start();
      first.join();
      read.acquire();
      read.acquire();
      read.release();
      read.release();
      assertFree(read);
    }
    // The thread's handle and what the JDK keeps there are a few.
    System.out.println("one for each lock: " + (threadLocals(reader) - before >= LOCKS / 10));
  }

  /** Asking, and being refused, must leave nothing behind either. */
  private static void assertFree(Lockable read) {
    if (read.heldByCurrentThread()) {
      throw new AssertionError("still held: " + read);
    }
    try {
      read.release();
      throw new AssertionError("released once too often: " + read);
    } catch (IllegalMonitorStateException expected) {
      // The lock is held by a thread that has ended.
    }
  }

  private static int threadLocals(Thread thread) throws ReflectiveOperationException {
    Field field = Thread.class.getDeclaredField("threadLocals");
    field.setAccessible(true);
    Object map = field.get(thread);
    if (map == null) {
      return 0;
    }
    Field size = map.getClass().getDeclaredField("size");
    size.setAccessible(true);
    return size.getInt(map);
  }
}
