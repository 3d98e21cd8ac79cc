package io.heddle.processor.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.BrokenBarrierException;
import org.junit.jupiter.api.Test;

class MeetingsTest {

  @Test
  void allPartiesMeetBeforeTheBodyAndOneRunsTheAction() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;
            import java.util.concurrent.atomic.AtomicInteger;

            @Threaded
            class Batch {
              final AtomicInteger arrived = new AtomicInteger();
              final AtomicInteger settled = new AtomicInteger();

              @Barrier(parties = 3, action = "settle", timeout = "30s")
              int settledBefore() throws InterruptedException {
                return settled.get();
              }

              void settle() {
                settled.incrementAndGet();
              }

              static int sum() throws InterruptedException {
                Batch batch = Heddle_Batch.create();
                AtomicInteger sum = new AtomicInteger();
                Thread[] parties = new Thread[3];
                for (int i = 0; i < parties.length; i++) {
                  parties[i] =
                      new Thread(
                          () -> {
                            try {
                              sum.addAndGet(batch.settledBefore());
                            } catch (InterruptedException e) {
                              throw new AssertionError(e);
                            }
                          });
                  parties[i].start();
                }
                for (Thread party : parties) {
                  party.join();
                }
                return sum.get();
              }
            }
            """);
    assertThat(woven.call("Batch", "sum")).isEqualTo(3);
  }

  @Test
  void meetingAtExitWaitsWithoutTheLocksOfTheMethod() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;

            @Threaded
            class Batch {
              @Guarded("count")
              private int count;

              @Guarded("count")
              @Barrier(parties = 2, at = Barrier.At.EXIT)
              int next() throws InterruptedException {
                return ++count;
              }

              static int both() throws Exception {
                Batch batch = Heddle_Batch.create();
                var other = new java.util.concurrent.FutureTask<>(batch::next);
                new Thread(other).start();
                return batch.next() + other.get();
              }
            }
            """);
    assertThat(woven.call("Batch", "both")).isEqualTo(3);
  }

  @Test
  void bodyThatThrowsBeforeItsExitMeetingAbortsIt() {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;
            import java.io.IOException;

            @Threaded
            class Batch {
              @Barrier(parties = 2, at = Barrier.At.EXIT)
              void step(boolean fail) throws InterruptedException, IOException {
                if (fail) {
                  throw new IOException("disk full");
                }
              }

              static void otherPartyIsFreed() throws Exception {
                Batch batch = Heddle_Batch.create();
                try {
                  batch.step(true);
                  throw new AssertionError("expected the body's exception");
                } catch (IOException expected) {
                  batch.step(false);
                }
              }
            }
            """);
    assertThatThrownBy(() -> woven.call("Batch", "otherPartyIsFreed"))
        .isInstanceOf(BrokenBarrierException.class);
  }

  @Test
  void accessorReturnsTheBarrierThatItDescribes() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;

            @Threaded
            abstract class Batch {
              @Barrier(parties = 7)
              abstract io.heddle.Barrier line();

              static int parties() {
                return Heddle_Batch.create().line().parties();
              }
            }
            """);
    assertThat(woven.call("Batch", "parties")).isEqualTo(7);
  }
}
