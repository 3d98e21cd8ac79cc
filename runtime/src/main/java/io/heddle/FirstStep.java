package io.heddle;

import org.jspecify.annotations.Nullable;

/** What a virtual thread runs: the life of its handle, in the context that it was given. */
final class FirstStep implements Runnable {

  private final HeddleThread handle;

  /** Dropped when the thread begins, so that it can be collected after it. */
  private @Nullable Context context;

  FirstStep(HeddleThread handle, @Nullable Context context) {
    this.handle = handle;
    this.context = context;
  }

  @Override
  public void run() {
    Context given = context;
    context = null;
    handle.carry(given);
  }
}
