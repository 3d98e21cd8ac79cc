package io.heddle.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.Actor;
import io.heddle.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Several bodies at once, in a scope of their own. */
class TogetherTest extends InScopes {

  private final AtomicReference<Throwable> loser = new AtomicReference<>();

  private final Callable<String> waiting =
      () -> {
        try {
          never.await();
          return "never";
        } catch (InterruptedException e) {
          loser.set(e);
          throw e;
        }
      };

  private final Callable<String> failing =
      () -> {
        throw new IOException("lost");
      };

  @Test
  void allReturnsTheResultsInTheOrderOfTheBodies() throws Exception {
    Event second = new Event();
    assertThat(
            Scope.<String>all(
                List.of(
                    () -> {
                      second.await();
                      return "a";
                    },
                    () -> {
                      second.set();
                      return "b";
                    })))
        .containsExactly("a", "b");
    assertThat(Scope.all(List.<Callable<String>>of())).isEmpty();
  }

  @Test
  void theFirstFailureOfAllCancelsTheOthers() {
    assertThatThrownBy(() -> Scope.all(List.of(waiting, failing)))
        .isInstanceOf(ScopeFailed.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void raceTakesWhoEndsFirstAndHasCancelledTheOthersWhenItReturns() throws Exception {
    String first = Scope.race(List.of(waiting, () -> "first"));
    assertThat(first).isEqualTo("first");
    assertThat(loser.get() == null || loser.get() instanceof InterruptedException).isTrue();
  }

  @Test
  void aRaceIsLostIfTheFirstToEndFails() {
    assertThatThrownBy(() -> Scope.race(List.of(waiting, failing)))
        .isInstanceOf(ScopeFailed.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void firstSuccessOverlooksFailures() throws Exception {
    String first = Scope.firstSuccess(List.of(failing, failing, waiting, () -> "first"));
    assertThat(first).isEqualTo("first");
  }

  @Test
  void firstSuccessFailsWithAllFailuresIfThereIsNone() {
    assertThatThrownBy(() -> Scope.firstSuccess(List.of(failing, failing)))
        .isInstanceOfSatisfying(ScopeFailed.class, e -> assertThat(e.failures()).hasSize(2));
  }

  @Test
  void aQuorumIsSoManyResults() throws Exception {
    List<String> two = Scope.quorum(2, List.of(failing, () -> "a", waiting, () -> "b"));
    assertThat(two).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void aQuorumThatIsNotReachedFails() {
    assertThatThrownBy(() -> Scope.quorum(2, List.of(failing, () -> "a", failing)))
        .isInstanceOfSatisfying(ScopeFailed.class, e -> assertThat(e.failures()).hasSize(2));
  }

  @Test
  void tooFewBodiesAreRefused() {
    assertThatThrownBy(() -> Scope.race(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Scope.quorum(2, List.of(failing)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Scope.quorum wants 2 of 1 bodies; pass more of them");
    assertThatThrownBy(() -> Scope.quorum(0, List.of(failing)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theDeadlineAroundThemEndsThem() {
    assertThatThrownBy(
            () -> {
              try (Scope scope = open("outer").timeout(Duration.ofMillis(10))) {
                Scope.race(List.of(waiting, waiting));
                scope.join();
              }
            })
        .isInstanceOf(ScopeTimeout.class)
        .hasMessageStartingWith("Scope \"outer\"");
  }

  @Test
  void anErrorOfALoserIsNotOverlooked() {
    Event waits = new Event();
    AssertionError error = new AssertionError();
    Callable<String> worse =
        () -> {
          try {
            waits.set();
            never.await();
            return "";
          } catch (InterruptedException e) {
            throw error;
          }
        };
    assertThatThrownBy(
            () ->
                Scope.race(
                    List.of(
                        worse,
                        () -> {
                          waits.await();
                          return "first";
                        })))
        .isInstanceOf(ScopeFailed.class)
        .hasCause(error);
  }

  @Test
  void anInterruptOfTheCallerEndsThem() throws Exception {
    Actor<?> caller = asking(() -> Scope.race(List.of(waiting, waiting))).awaitBlocked();
    caller.interrupt();
    assertThat(caller.failure()).isInstanceOf(InterruptedException.class);
    assertThat(loser.get()).isInstanceOf(InterruptedException.class);
  }
}
