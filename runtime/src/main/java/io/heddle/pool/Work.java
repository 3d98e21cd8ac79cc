package io.heddle.pool;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A task with the future of its result. */
record Work<T extends @Nullable Object>(Future<T> future, Callable<? extends T> task) {

  /**
   * Runs the task in a worker of the crew.
   *
   * <p>The worker is free for the next task before the result can be seen, so that whoever has seen
   * it finds an idle worker; but not while it calls callbacks, which may wait for other tasks.
   */
  void run(Crew crew) {
    T value = null;
    Throwable failure = null;
    boolean begun = false;
    try {
      begun = future.setRunningOrNotifyCancel();
      if (begun) {
        value = task.call();
      }
    } catch (Throwable e) {
      failure = e;
    }
    crew.free();
    if (begun) {
      publish(crew, value, failure);
    } else if (failure != null) {
      PoolLog.failure(future + " was begun by somebody else; its task does not run", failure);
    }
  }

  /** Ends the future of a task that will not run. */
  void refuse(Throwable reason) {
    try {
      if (future.setRunningOrNotifyCancel()) {
        future.setException(reason);
      }
    } catch (IllegalStateException e) {
      PoolLog.failure(future + " was begun by somebody else", e);
    }
  }

  private void publish(Crew crew, @Nullable T value, @Nullable Throwable failure) {
    try {
      future.finish(value, failure);
    } catch (IllegalStateException e) {
      PoolLog.failure(future + " got its outcome from somebody else; that of its task is lost", e);
      return;
    }
    Callbacks<T> callbacks = future.takeCallbacks();
    if (callbacks != null) {
      crew.occupy();
      try {
        callbacks.call(future);
      } finally {
        crew.free();
      }
    }
  }
}
