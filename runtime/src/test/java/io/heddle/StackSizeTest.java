package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stack size of threads that do not say it themselves. */
class StackSizeTest {

  @AfterEach
  void restore() {
    Threads.stackSize(0);
  }

  @Test
  void isTheJvmsDefaultAtFirst() {
    assertThat(Threads.stackSize()).isZero();
  }

  @Test
  void settingItReturnsWhatItWas() {
    assertThat(Threads.stackSize(1 << 20)).isZero();
    assertThat(Threads.stackSize(32 * 1024)).isEqualTo(1 << 20);
    assertThat(Threads.stackSize()).isEqualTo(32 * 1024);
    assertThat(Threads.stackSize(0)).isEqualTo(32 * 1024);
  }

  @Test
  void lessThan32KiBIsRefusedAndChangesNothing() {
    Threads.stackSize(1 << 20);
    for (long tooSmall : new long[] {-1, 1, 32 * 1024 - 1, Long.MIN_VALUE}) {
      assertThatThrownBy(() -> Threads.stackSize(tooSmall))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(tooSmall + " bytes");
    }
    assertThat(Threads.stackSize()).isEqualTo(1 << 20);
  }

  @Test
  void aLargerStackTakesDeeperCalls() throws Exception {
    Threads.stackSize(512 * 1024);
    int shallow = depth(new DepthProbe());
    Threads.stackSize(64L << 20);
    assertThat(depth(new DepthProbe())).isGreaterThan(2 * shallow);
  }

  @Test
  void whatTheBuilderSaysWins() throws Exception {
    Threads.stackSize(512 * 1024);
    DepthProbe large = new DepthProbe();
    Threads.thread(large).stackSize(64L << 20).start().join();
    assertThat(large.depth.get()).isGreaterThan(2 * depth(new DepthProbe()));
  }

  private static int depth(DepthProbe probe) throws InterruptedException {
    HeddleThread thread = new HeddleThread(probe);
    thread.start();
    thread.join();
    return probe.depth.get();
  }

  /** Calls itself until the stack is full. */
  private static final class DepthProbe implements Runnable {
    final AtomicInteger depth = new AtomicInteger();

    @Override
    public void run() {
      try {
        descend();
      } catch (StackOverflowError e) {
        assertThat(e).isNotNull();
      }
    }

    private void descend() {
      depth.incrementAndGet();
      descend();
    }
  }
}
