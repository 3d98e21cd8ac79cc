package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.TimeLimit.Negative;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every time limit that the runtime takes. */
class TimeLimitsTest {

  /** What takes a duration that limits nothing, or with a rule of its own. */
  private static final Set<String> OTHERS =
      Set.of(
          "LockTimeoutException(Lockable, Duration)",
          "LockTimeoutException(Semaphore, Duration)",
          "ThreadProfile(HeddleThread, Duration, Optional, OptionalLong)",
          "Lifecycle.periodic(String, Duration, Body)",
          "DaemonPlan.every(String, Duration, Body)",
          "DaemonPlan.restart(int, Duration, Duration, Duration)",
          "Supervisor.restarts(int, Duration, Duration, Duration)",
          // ScopeSettingsTest
          "Scope.timeout(Duration)",
          "Scope.patience(Duration)",
          "Scope.abandonAfter(Duration)",
          "Scope.shield(Duration, ThrowingCallable)",
          "Scope.shield(Duration, ThrowingRunnable)",
          "RestartPolicy.of(int, Duration, Duration, Duration)");

  private static final List<Duration> TOO_LONG =
      List.of(Threads.TIMEOUT_MAX.plusNanos(1), Duration.ofSeconds(Long.MAX_VALUE));

  private static final List<Duration> NEGATIVE =
      List.of(Duration.ofNanos(-1), Duration.ofSeconds(Long.MIN_VALUE));

  @Test
  void noOperationThatTakesATimeLimitIsForgottenHere() throws Exception {
    Set<String> listed =
        TimeLimits.all().map(TimeLimit::signature).collect(Collectors.toCollection(TreeSet::new));
    Set<String> found =
        PublicApi.types().stream()
            .flatMap(PublicApi::operationsOf)
            .filter(
                operation -> Arrays.asList(operation.getParameterTypes()).contains(Duration.class))
            .map(PublicApi::signature)
            .filter(signature -> !OTHERS.contains(signature))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(listed).containsAll(found);
  }

  @ParameterizedTest
  @MethodSource("io.heddle.TimeLimits#all")
  void oneThatNoClockCanHoldIsRefusedAndChangesNothing(TimeLimit limit) throws Exception {
    String before = limit.subject().toString();
    for (Duration tooLong : TOO_LONG) {
      assertThatThrownBy(() -> limit.operation().with(tooLong))
          .isExactlyInstanceOf(ArithmeticException.class)
          .hasMessageStartingWith(limit.label())
          .hasMessageContaining(
              "the time limit " + tooLong + " is longer than Threads.TIMEOUT_MAX;");
    }
    assertThat(limit.subject()).hasToString(before);
    limit.free().run();
    assertThatThrownBy(() -> limit.operation().with(TOO_LONG.get(0)))
        .isInstanceOf(ArithmeticException.class);
    limit.operation().with(Threads.TIMEOUT_MAX);
  }

  @ParameterizedTest
  @MethodSource("io.heddle.TimeLimits#all")
  void aNegativeOneIsRefusedWhereSomethingIsAcquiredAndElseMeansNotToWait(TimeLimit limit)
      throws Exception {
    String before = limit.subject().toString();
    for (Duration negative : NEGATIVE) {
      if (limit.negative() == Negative.POLLS) {
        assertIsOver(limit, negative);
      } else {
        assertThatThrownBy(() -> limit.operation().with(negative))
            .isExactlyInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith(limit.label())
            .hasMessageContaining("the time limit " + negative + " is negative;");
        assertThat(limit.subject()).hasToString(before);
      }
    }
    limit.free().run();
    if (limit.negative() == Negative.REFUSED) {
      limit.operation().with(Threads.TIMEOUT_MAX);
    }
  }

  @ParameterizedTest
  @MethodSource("io.heddle.TimeLimits#all")
  void zeroMeansNotToWait(TimeLimit limit) throws Exception {
    assertIsOver(limit, Duration.ZERO);
    limit.free().run();
  }

  @ParameterizedTest
  @MethodSource("io.heddle.TimeLimits#all")
  void nullIsNone(TimeLimit limit) throws Exception {
    if (limit.signature().startsWith("Barrier(")) {
      assertThat(limit.operation().with(null)).isInstanceOf(Barrier.class);
      return;
    }
    String before = limit.subject().toString();
    assertThatThrownBy(() -> limit.operation().with(null))
        .isExactlyInstanceOf(NullPointerException.class);
    assertThat(limit.subject()).hasToString(before);
    limit.free().run();
    limit.operation().with(Threads.TIMEOUT_MAX);
  }

  private static void assertIsOver(TimeLimit limit, Duration noTime) throws Exception {
    Object outcome;
    try {
      outcome = limit.operation().with(noTime);
    } catch (RuntimeException e) {
      outcome = e;
    }
    if (limit.whenOver() instanceof Class<?> type) {
      assertThat(outcome).isInstanceOf(type);
    } else {
      assertThat(outcome).isEqualTo(limit.whenOver());
    }
  }
}
