package io.heddle.processor.check;

import org.junit.jupiter.api.Test;

/** Locks that everyone has who can come. */
final class HeldAlreadyTest {

  @Test
  void aPrivateMethodHasWhatAllItsCallersHoldWhateverItCalls() {
    CheckedSource.of(
            "Shop",
            """
            public class Shop {
              private static final Object TILL = new Object();

              public synchronized void open() {
                fill();
              }

              private void fill() {
                synchronized (TILL) {
                  count();
                }
              }

              public synchronized void count() {}
            }
            """)
        .isAsMarked();
  }

  @Test
  void aPublicMethodCanBeCalledWithoutTheLock() {
    CheckedSource.of(
            "Shop",
            """
            public class Shop {
              private static final Object TILL = new Object();

              public synchronized void open() {
                fill();
              }

              public void fill() {
                synchronized (TILL) {
                  count(); // finds lock-order
                }
              }

              public synchronized void count() {}
            }
            """)
        .isAsMarked();
  }
}
