package io.heddle.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.Actor;
import io.heddle.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Scopes with many tasks; fewer where each costs a platform thread. */
class ManyTasksTest extends InScopes {

  @Test
  void aHundredThousandTasksComplete() throws Exception {
    int count = kind == ThreadKind.VIRTUAL ? 100_000 : 2_000;
    AtomicInteger ended = new AtomicInteger();
    try (Scope scope = open("many")) {
      for (int i = 0; i < count; i++) {
        scope.fork(ended::incrementAndGet);
      }
      scope.join();
    }
    assertThat(ended).hasValue(count);
  }

  @Test
  void tenThousandBlockedTasksAreCancelled() throws Exception {
    int count = kind == ThreadKind.VIRTUAL ? 10_000 : 500;
    List<Task<?>> tasks = new ArrayList<>();
    try (Scope scope = open("many")) {
      for (int i = 0; i < count; i++) {
        tasks.add(scope.fork(() -> never.await()));
      }
      Actor.until(() -> never.waiters() == count);
      scope.cancel();
      scope.join();
    }
    assertThat(tasks).allMatch(task -> task.state() == Task.State.CANCELLED);
    assertThat(never.waiters()).isZero();
  }

  @Test
  void aHundredThousandTasksUnderALimitComplete() throws Exception {
    AtomicInteger ended = new AtomicInteger();
    int count = kind == ThreadKind.VIRTUAL ? 100_000 : 2_000;
    try (Scope scope = open("many").limit(2)) {
      for (int i = 0; i < count; i++) {
        scope.fork(ended::incrementAndGet);
      }
      scope.join();
    }
    assertThat(ended).hasValue(count);
  }
}
