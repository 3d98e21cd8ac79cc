package io.heddle;

import java.util.concurrent.atomic.AtomicReference;

/** An action that runs when an event is set. */
final class EventTask extends DaemonTask {

  private enum Phase {
    WAITING,
    CALLING,
    STOPPED
  }

  private final Event event;
  private final Lifecycle.Body body;
  private final boolean again;

  /**
   * WAITING ⇄ CALLING by the task's thread; WAITING → STOPPED by {@link #endWait}, which interrupts
   * the thread: the interrupt finds the wait of this class, never the body.
   */
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);

  EventTask(Event event, Lifecycle.Body body, boolean again, DaemonContext context) {
    super(context);
    this.event = event;
    this.body = body;
    this.again = again;
  }

  @Override
  void endWait(HeddleThread thread) {
    if (phase.compareAndSet(Phase.WAITING, Phase.STOPPED)) {
      thread.asJavaThread().interrupt();
    }
  }

  @Override
  void work() throws Throwable {
    do {
      awaitEvent();
      if (!phase.compareAndSet(Phase.WAITING, Phase.CALLING)) {
        return;
      } else if (again) {
        event.clear();
      }
      try {
        context().call(() -> body.run(context().stopping()));
      } catch (Throwable e) {
        if (!again) {
          throw e;
        }
        context().survive(e);
      }
      // The stop event is set before endWait() is called: one of the two is seen here.
      phase.set(Phase.WAITING);
    } while (again && !context().stopping().isSet());
  }

  private void awaitEvent() throws Throwable {
    for (; ; ) {
      try {
        event.await();
        return;
      } catch (InterruptedException e) {
        context().survive(e);
      }
    }
  }
}
