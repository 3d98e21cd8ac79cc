package io.heddle.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.Actor;
import io.heddle.Event;
import io.heddle.Local;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrokenPoolTest {

  private static final Duration LONG = Duration.ofSeconds(50);

  @Test
  void theInitializerRunsFirstInEachWorker() throws Exception {
    Local<String> connection = Local.of(() -> "none");
    try (ThreadPool pool = new ThreadPool(2, "shop", () -> connection.set("open"))) {
      Event goOn = new Event();
      List<Future<String>> seen = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        seen.add(
            pool.submit(
                () -> {
                  goOn.await();
                  return connection.get();
                }));
      }
      goOn.set();
      assertThat(pool.workers()).hasSize(2);
      assertThat(seen.get(0).result()).isEqualTo("open");
      assertThat(seen.get(1).result()).isEqualTo("open");
    }
  }

  @Test
  void anInitializerThatThrowsBreaksThePool() throws Exception {
    RuntimeException thrown = new ArithmeticException("no connection");
    Event goOn = new Event();
    try (PoolLogged log = new PoolLogged();
        ThreadPool pool = new ThreadPool(1, "shop", () -> failAfter(goOn, thrown))) {
      List<Future<Integer>> waiting = List.of(pool.submit(() -> 1), pool.submit(() -> 2));
      assertThat(waiting.get(1).cancel()).isTrue();
      goOn.set();
      assertThatThrownBy(() -> waiting.get(0).result(LONG))
          .isExactlyInstanceOf(BrokenPoolException.class)
          .hasMessageContaining("ThreadPool \"shop\" is broken")
          .hasCause(thrown);
      assertThatThrownBy(() -> pool.submit(() -> 3)).isInstanceOf(BrokenPoolException.class);
      assertThatThrownBy(() -> pool.map(item -> item, List.of(1)))
          .isInstanceOf(BrokenPoolException.class);
      Actor.until(() -> pool.toString().endsWith("[1 of 1 workers, 0 unfinished, broken]"));
      pool.shutdown();
      assertThatThrownBy(() -> pool.submit(() -> 4)).isInstanceOf(BrokenPoolException.class);
      assertThat(waiting.get(1).cancelled()).isTrue();
      assertThat(log.thrown()).containsExactly(thrown);
    }
  }

  private static void failAfter(Event event, RuntimeException thrown) {
    try {
      event.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    throw thrown;
  }
}
