package io.heddle.processor.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.LockTimeoutException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class LimitedMethodsTest {

  @Test
  void onlySoManyThreadsAreInsideAtATime() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;
            import java.util.concurrent.CountDownLatch;
            import java.util.concurrent.atomic.AtomicInteger;

            @Threaded
            class Crawler {
              final AtomicInteger inside = new AtomicInteger();
              final AtomicInteger most = new AtomicInteger();
              final CountDownLatch two = new CountDownLatch(2);

              @Limited(permits = 2)
              void fetch() throws InterruptedException {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                two.countDown();
                two.await();
                inside.decrementAndGet();
              }

              static int most() throws InterruptedException {
                Crawler crawler = Heddle_Crawler.create();
                Thread[] threads = new Thread[8];
                for (int i = 0; i < threads.length; i++) {
                  threads[i] = new Thread(() -> {
                    try {
                      crawler.fetch();
                    } catch (InterruptedException e) {
                      throw new AssertionError(e);
                    }
                  });
                  threads[i].start();
                }
                for (Thread thread : threads) {
                  thread.join();
                }
                return crawler.most.get();
              }
            }
            """);
    assertThat(woven.call("Crawler", "most")).isEqualTo(2);
  }

  @Test
  void permitIsTakenBeforeTheLocksAndGivenBackAfterThem() {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;

            @Threaded
            class Crawler {
              @Guarded("pages")
              @Limited(permits = 4)
              int fetch(String... pages) {
                return pages.length;
              }
            }
            """);
    assertThat(woven.source("Heddle_Crawler"))
        .contains("new BoundedSemaphore(\"Crawler.fetch\", 4)")
        .containsSubsequence(
            "fetchPermits.acquireUninterruptibly()",
            "this.pages.acquire()",
            "super.fetch(pages)",
            "this.pages.release()",
            "fetchPermits.release()");
  }

  @Test
  void permitIsGivenBackWhenTheBodyThrows() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;

            @Threaded
            class Crawler {
              @Limited(permits = 1, timeout = "0s")
              void fetch() {
                throw new IllegalArgumentException("not found");
              }

              static int failures() {
                Crawler crawler = Heddle_Crawler.create();
                int failures = 0;
                for (int i = 0; i < 3; i++) {
                  try {
                    crawler.fetch();
                  } catch (IllegalArgumentException expected) {
                    failures++;
                  }
                }
                return failures;
              }
            }
            """);
    assertThat(woven.call("Crawler", "failures")).isEqualTo(3);
  }

  private static Woven reentered(String throwsClause) {
    return Woven.from(
        """
        import io.heddle.annotation.*;

        @Threaded
        class Crawler {
          @Limited(permits = 1, timeout = "5ms")
          void fetch(int depth) %1$s {
            if (depth > 0) {
              fetch(depth - 1);
            }
          }

          static void fetchInside() %1$s {
            Heddle_Crawler.create().fetch(1);
          }
        }
        """
            .formatted(throwsClause));
  }

  @Test
  void waitingTooLongIsALockTimeoutExceptionUnlessDeclaredOtherwise() {
    Woven woven = reentered("");
    assertThatThrownBy(() -> woven.call("Crawler", "fetchInside"))
        .isInstanceOf(LockTimeoutException.class)
        .hasMessageStartingWith(
            "BoundedSemaphore \"Crawler.fetch\" had no free permit within PT0.005S; ");
  }

  @Test
  void waitingTooLongIsATimeoutExceptionWhereDeclared() {
    Woven woven = reentered("throws InterruptedException, java.util.concurrent.TimeoutException");
    assertThatThrownBy(() -> woven.call("Crawler", "fetchInside"))
        .isExactlyInstanceOf(TimeoutException.class)
        .hasMessage("Crawler.fetch had no free permit within 5ms");
  }

  @Test
  void constructorMayCallALimitedMethod() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;

            @Threaded
            class Crawler {
              int fetched;

              @SuppressWarnings("this-escape")
              Crawler() {
                fetch();
              }

              @Limited(permits = 1)
              void fetch() {
                fetched++;
              }

              static int fetched() {
                Crawler crawler = Heddle_Crawler.create();
                crawler.fetch();
                return crawler.fetched;
              }
            }
            """);
    assertThat(woven.call("Crawler", "fetched")).isEqualTo(2);
  }

  @Test
  void semaphoreOfTheRuntimeMayBeAGuard() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.BoundedSemaphore;
            import io.heddle.annotation.*;

            @Threaded
            class Crawler {
              final BoundedSemaphore slots = new BoundedSemaphore("slots", 3);

              @Guarded("slots")
              int free() {
                return slots.value();
              }

              @Guarded(value = "slots", timeout = "1s")
              int freeInTime() {
                return slots.value();
              }

              static String values() {
                Crawler crawler = Heddle_Crawler.create();
                return crawler.free() + " " + crawler.freeInTime() + " " + crawler.slots.value();
              }
            }
            """);
    assertThat(woven.call("Crawler", "values")).isEqualTo("2 2 3");
  }
}
