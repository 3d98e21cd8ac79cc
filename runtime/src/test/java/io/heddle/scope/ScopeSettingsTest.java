package io.heddle.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How a scope is set up. */
class ScopeSettingsTest extends InScopes {

  private static final Duration NEGATIVE = Duration.ofNanos(-1);
  private static final Duration TOO_LONG = Threads.TIMEOUT_MAX.plusNanos(1);

  @Test
  void durationsOutOfRangeAreRefused() {
    try (Scope scope = open("page")) {
      List<Consumer<Duration>> settings =
          List.of(
              scope::timeout,
              scope::patience,
              scope::abandonAfter,
              limit -> Scope.shield(limit, () -> {}),
              limit -> RestartPolicy.of(1, limit, limit, limit));
      for (Consumer<Duration> setting : settings) {
        assertThatThrownBy(() -> setting.accept(NEGATIVE))
            .isExactlyInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("is negative");
        assertThatThrownBy(() -> setting.accept(TOO_LONG))
            .isExactlyInstanceOf(ArithmeticException.class);
      }
      assertThatThrownBy(() -> scope.patience(Duration.ZERO))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> scope.limit(0)).isInstanceOf(IllegalArgumentException.class);
      assertThat(scope.cancelled()).isFalse();
    }
  }

  @Test
  void theLongestTimesAreTaken() throws Exception {
    try (Scope scope =
        open("page")
            .timeout(Threads.TIMEOUT_MAX)
            .patience(Threads.TIMEOUT_MAX)
            .abandonAfter(Threads.TIMEOUT_MAX)) {
      scope.deadline(Instant.MAX);
      assertThat(scope.timeLeft().orElseThrow()).isPositive();
      Task<?> task = scope.fork(() -> never.await());
      awaitBlocked(task);
      scope.cancel();
      scope.join();
    }
  }

  @Test
  void theLastTimeLimitCounts() throws Exception {
    try (Scope scope = open("page").timeout(Duration.ofHours(2)).timeout(Duration.ofHours(1))) {
      assertThat(scope.timeLeft().orElseThrow()).isLessThanOrEqualTo(Duration.ofHours(1));
      scope.join();
    }
  }

  @Test
  void onlyTheOwnerSetsAScopeUp() throws Exception {
    try (Scope scope = open("page")) {
      assertThat(actor(() -> scope.limit(1)).failure())
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Scope \"page\": limit is for the thread that opened it");
    }
  }

  @Test
  void itsTextShowsItsState() throws Exception {
    Scope scope = open("page");
    assertThat(scope).hasToString("Scope \"page\" [open]");
    Task<?> task = scope.fork("user", () -> {});
    scope.join();
    assertThat(scope).hasToString("Scope \"page\" [joined]");
    assertThat(task).hasToString("Task \"user\" of Scope \"page\" [succeeded]");
    scope.cancel();
    assertThat(scope).hasToString("Scope \"page\" [cancelled: somebody called cancel()]");
    scope.close();
  }
}
