package io.heddle;

/** A daemon whose body is called again and again, whatever it throws. */
final class PeriodicTask extends DaemonTask {

  private final Pace pace;
  private final Lifecycle.Body body;

  PeriodicTask(Pace pace, Lifecycle.Body body, DaemonContext context) {
    super(context);
    this.pace = pace;
    this.body = body;
  }

  @Override
  void work() throws Throwable {
    long due = System.nanoTime() + pace.first();
    while (!context().stopsBefore(due)) {
      try {
        context().call(() -> body.run(context().stopping()));
      } catch (Throwable e) {
        context().survive(e);
      }
      long now = System.nanoTime();
      context().missed(pace.missed(due, now));
      due = pace.next(due, now);
    }
  }
}
