package io.heddle.stress;

/**
 * One interrupt that one actor sends to the other. It is never sent before the other expects it,
 * and none is left for the next test that runs in the same thread.
 */
final class Interruption {

  private volatile Thread target;
  private volatile boolean sent;

  /** Called by the one to be interrupted, who must look at {@link #left()} afterwards. */
  void expect() {
    target = Thread.currentThread();
  }

  /** Called by the other one, whose next step then meets the interrupted one at any point. */
  void send() {
    while (target == null) {
      Thread.yield();
    }
    target.interrupt();
    sent = true;
    Waits.pause();
  }

  /** Waits until the interrupt was sent, and takes it back; false if it has been consumed. */
  boolean left() {
    while (!sent) {
      Thread.yield();
    }
    return Thread.interrupted();
  }
}
