package io.heddle.scope;

import io.heddle.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task that is waited for until it is up, and what becomes of who waits if it never is. */
final class Starting {

  /** Set by the task when it is up, or by its end. */
  private final Event ready;

  private final ReadyBody body;

  /** Whether it has ended without having been up; written before the event is set. */
  private volatile boolean neverUp;

  private volatile @Nullable Throwable thrown;

  Starting(String name, ReadyBody body) {
    this.ready = new Event(name + ".ready");
    this.body = body;
  }

  /** In the task's thread. */
  @Nullable Void run() throws Exception {
    try {
      body.run(ready);
    } catch (Throwable e) {
      thrown = e;
      throw e;
    } finally {
      neverUp = !ready.isSet();
      ready.set();
    }
    return null;
  }

  /** In the thread that starts it. */
  void await(Task<?> task) throws InterruptedException {
    if (task.state() == Task.State.CANCELLED) {
      throw new ScopeCancelled(task.label() + " was not started: its scope is cancelled", null);
    }
    ready.await();
    if (!neverUp) {
      return;
    }
    Throwable failure = thrown;
    if (failure != null) {
      throw new ScopeFailed(task.label() + " did not come up", List.of(failure));
    }
    throw new IllegalStateException(
        task.label() + " returned without having set its event; set it when the task is up");
  }
}
