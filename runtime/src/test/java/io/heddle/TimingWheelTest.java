package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TimingWheelTest {

  private final TimingWheel wheel = new TimingWheel();

  @Test
  void anEmptyWheelIsNeverDue() {
    assertThat(wheel.next()).isEqualTo(TimingWheel.NEVER);
    assertThat(wheel.advance(Long.MAX_VALUE - 1)).isNull();
    assertThat(wheel.size()).isZero();
  }

  @Test
  void aTimerIsDueAtItsTickAndNotBefore() {
    for (long tick : new long[] {1, 63, 64, 65, 4095, 4096, 1L << 45, Long.MAX_VALUE - 1}) {
      TimingWheel fresh = new TimingWheel();
      Timer timer = timer(tick);
      fresh.add(timer);
      assertThat(due(fresh, tick - 1)).isEmpty();
      assertThat(due(fresh, tick)).containsExactly(timer);
      assertThat(fresh.size()).isZero();
    }
  }

  @Test
  void aTickThatHasPassedMeansTheNextOne() {
    due(wheel, 100);
    Timer timer = timer(7);
    wheel.add(timer);
    assertThat(due(wheel, 100)).isEmpty();
    assertThat(due(wheel, 101)).containsExactly(timer);
  }

  @Test
  void timersOfOneTickAreDueInTheOrderInWhichTheyCame() {
    List<Timer> timers = List.of(timer(70), timer(70), timer(70));
    timers.forEach(wheel::add);
    assertThat(due(wheel, 70)).containsExactlyElementsOf(timers);
  }

  @Test
  void aTimerThatWasTakenOutIsNotDue() {
    List<Timer> timers = List.of(timer(5), timer(5), timer(5), timer(900));
    timers.forEach(wheel::add);
    wheel.remove(timers.get(0));
    wheel.remove(timers.get(2));
    wheel.remove(timers.get(3));
    assertThat(wheel.size()).isEqualTo(1);
    assertThat(due(wheel, 10_000)).containsExactly(timers.get(1));
    assertThat(wheel.next()).isEqualTo(TimingWheel.NEVER);
  }

  @Test
  void behavesLikeASortedListWhateverComes() {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      TimingWheel fresh = new TimingWheel();
      List<Timer> waiting = new ArrayList<>();
      long now = 0;
      for (int step = 0; step < 2_000; step++) {
        int choice = random.nextInt(10);
        if (choice < 5) {
          Timer timer = timer(now + 1 + (random.nextLong() >>> (20 + random.nextInt(44))));
          fresh.add(timer);
          waiting.add(timer);
        } else if (choice < 7 && !waiting.isEmpty()) {
          fresh.remove(waiting.remove(random.nextInt(waiting.size())));
        } else {
          long to = now + (random.nextLong() >>> (20 + random.nextInt(44)));
          List<Timer> due = due(fresh, to);
          assertThat(due).isSortedAccordingTo(Comparator.comparingLong(timer -> timer.due));
          Set<Timer> expected =
              waiting.stream().filter(timer -> timer.due <= to).collect(Collectors.toSet());
          assertThat(due).as("seed %s, step %s", seed, step).hasSameElementsAs(expected);
          waiting.removeAll(expected);
          now = to;
        }
        long earliest = waiting.stream().mapToLong(timer -> timer.due).min().orElse(Long.MAX_VALUE);
        assertThat(fresh.next()).isGreaterThan(now).isLessThanOrEqualTo(earliest);
        assertThat(fresh.size()).isEqualTo(waiting.size());
      }
      List<Timer> listed = new ArrayList<>();
      fresh.forEach(listed::add);
      assertThat(listed).hasSameElementsAs(waiting);
    }
  }

  private static List<Timer> due(TimingWheel wheel, long tick) {
    List<Timer> due = new ArrayList<>();
    for (Timer timer = wheel.advance(tick); timer != null; timer = timer.next) {
      due.add(timer);
    }
    return due;
  }

  private static Timer timer(long tick) {
    Timer timer = new Timer(Duration.ZERO, () -> {});
    timer.due = tick;
    return timer;
  }
}
