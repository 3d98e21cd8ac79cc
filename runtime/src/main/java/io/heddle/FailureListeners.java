package io.heddle;

import java.util.ArrayList;
import java.util.List;

/** Those who want to hear that a service has failed: each hears of it once. */
final class FailureListeners {

  /** Guards the fields below; never held while a listener runs. */
  private final Mutex mutex = new Mutex();

  private final List<Runnable> waiting = new ArrayList<>();
  private boolean failed;

  /** Tells a listener when the service fails, or now if it has failed. */
  void add(Runnable listener) {
    boolean isLate;
    mutex.lock();
    try {
      isLate = failed;
      if (!isLate) {
        waiting.add(listener);
      }
    } finally {
      mutex.unlock();
    }
    if (isLate) {
      listener.run();
    }
  }

  /** Tells all who have not heard of it; what one of them throws goes to the reports. */
  void tell(FailureReports reports) {
    List<Runnable> told;
    mutex.lock();
    try {
      failed = true;
      told = List.copyOf(waiting);
      waiting.clear();
    } finally {
      mutex.unlock();
    }
    for (Runnable listener : told) {
      try {
        listener.run();
      } catch (Throwable e) {
        reports.report(Threads.currentThread(), e);
      }
    }
  }
}
