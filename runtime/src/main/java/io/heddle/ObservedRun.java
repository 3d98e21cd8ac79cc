package io.heddle;

/** Runs the body of a thread, in that thread, and lets the hooks know. */
final class ObservedRun {

  private ObservedRun() {}

  static void run(HeddleThread thread, Runnable body) {
    Tracing tracing = Tracing.shared();
    Profiling profiling = Profiling.shared();
    Profiling.Begin begin = profiling.begin();
    tracing.begin();
    try {
      body.run();
    } catch (Throwable e) {
      tracing.raised(e);
      throw e;
    } finally {
      tracing.end();
      profiling.end(thread, begin);
    }
  }
}
