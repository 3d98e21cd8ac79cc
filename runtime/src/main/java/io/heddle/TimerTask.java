package io.heddle;

import java.time.Duration;

/** An action that a {@link Timer} runs. */
final class TimerTask extends DaemonTask {

  private final Duration delay;
  private final Lifecycle.Body body;

  TimerTask(Duration delay, Lifecycle.Body body, DaemonContext context) {
    super(context);
    this.delay = delay;
    this.body = body;
  }

  @Override
  HeddleThread start(Lifecycle.Starter starter, String threadName) {
    Timer timer = new Timer(delay, this, threadName);
    timer.daemon(true);
    timer.start();
    return timer;
  }

  @Override
  void endWait(HeddleThread thread) {
    if (thread instanceof Timer timer) {
      timer.cancel();
    }
  }

  @Override
  void work() throws Throwable {
    context().call(() -> body.run(context().stopping()));
  }
}
