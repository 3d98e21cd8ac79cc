package io.heddle.benchmarks.paired.contenders;

import io.heddle.benchmarks.paired.Slice;
import io.heddle.scope.Scope;

/** A thread that does nothing is started, and its end waited for. */
public final class ScopeFork {

  private ScopeFork() {}

  /** As the only task of a scope. */
  public static final class Ours implements Slice {
    @Override
    public void run(int operations) throws InterruptedException {
      for (int i = 0; i < operations; i++) {
        try (Scope scope = Scope.open("fork")) {
          scope.fork("child", () -> null);
          scope.join();
        }
      }
    }
  }

  /** By itself. */
  public static final class Theirs implements Slice {
    @Override
    public void run(int operations) throws InterruptedException {
      for (int i = 0; i < operations; i++) {
        PlainThreads.start(() -> {}).join();
      }
    }
  }
}
