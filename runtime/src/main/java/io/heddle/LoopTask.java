package io.heddle;

import java.util.OptionalLong;

/** A daemon whose body is called once, and again if it fails and may be restarted. */
final class LoopTask extends DaemonTask {

  private final DaemonPlan.AnnouncingBody body;
  private final RestartLog restarts;

  LoopTask(DaemonPlan.AnnouncingBody body, Restarts restarts, DaemonContext context) {
    super(context);
    this.body = body;
    this.restarts = new RestartLog(restarts);
  }

  @Override
  void work() throws Throwable {
    for (; ; ) {
      try {
        context().call(() -> body.run(context().stopping(), context().ready()));
        return;
      } catch (Throwable e) {
        OptionalLong pause = restarts.next(System.nanoTime());
        if (pause.isEmpty()) {
          throw e;
        }
        context().survive(e);
        if (context().stopsBefore(System.nanoTime() + pause.getAsLong())) {
          return;
        }
      }
    }
  }
}
