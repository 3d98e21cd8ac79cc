package io.heddle;

/** What the thread of one daemon of a {@link Lifecycle} executes. */
abstract class DaemonTask implements Runnable {

  private final DaemonContext context;

  DaemonTask(DaemonContext context) {
    this.context = context;
  }

  final DaemonContext context() {
    return context;
  }

  /** Brings the thread into being. */
  HeddleThread start(Lifecycle.Starter starter, String threadName) {
    return starter.start(threadName, this);
  }

  /**
   * Ends a wait of the task's own for its next call; a call that has begun goes on. Called when the
   * stop event has been set.
   */
  void endWait(HeddleThread thread) {}

  @Override
  public final void run() {
    try {
      work();
    } catch (Throwable e) {
      context.end(e);
    } finally {
      context.ready().set();
    }
  }

  /** Does all calls of the body; what it throws ends the daemon. */
  abstract void work() throws Throwable;
}
