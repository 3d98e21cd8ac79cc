package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeIdTest {

  @Test
  void isUnknownBeforeTheStart() {
    assertThat(new HeddleThread(() -> {}).nativeId()).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void isTheKernelsNumberOfTheThread() throws Exception {
    AtomicReference<OptionalLong> inside = new AtomicReference<>();
    AtomicReference<Boolean> known = new AtomicReference<>();
    HeddleThread thread =
        new HeddleThread(
            () -> {
              inside.set(Threads.nativeId());
              known.set(
                  Files.exists(Path.of("/proc/self/task/" + inside.get().getAsLong() + "/stat")));
            });
    thread.start();
    thread.join();
    assertThat(known).hasValue(true);
    assertThat(thread.nativeId()).isEqualTo(inside.get());
    assertThat(thread.nativeId()).isNotEqualTo(Threads.nativeId());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void isKnownAsSoonAsStartHasReturned() throws Exception {
    for (int round = 0; round < 50; round++) {
      HeddleThread thread = Threads.thread(() -> {}).start();
      assertThat(thread.nativeId()).isPresent();
      thread.join();
    }
  }

  @Test
  void isUnknownWhileATimerWaits() {
    Timer timer = new Timer(Duration.ofDays(1), () -> {});
    timer.start();
    assertThat(timer.nativeId()).isEmpty();
    assertThat(timer.asJavaThread().isAlive()).isFalse();
    assertThat(timer.nativeId()).isEmpty();
    timer.cancel();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void alienAndMainThreadsHaveOneToo() throws Exception {
    assertThat(Threads.currentThread()).isSameAs(Threads.mainThread());
    assertThat(Threads.mainThread().nativeId()).isPresent();
    assertThat(Actor.start(ThreadKind.PLATFORM, Threads::nativeId).result())
        .isPresent()
        .isNotEqualTo(Threads.nativeId());
  }

  @Test
  void aVirtualThreadHasNone() throws Exception {
    for (ThreadKind kind : ThreadKind.available()) {
      if (kind == ThreadKind.VIRTUAL) {
        assertThat(Actor.start(kind, Threads::nativeId).result()).isEmpty();
        AtomicReference<OptionalLong> inside = new AtomicReference<>();
        Threads.thread(() -> inside.set(Threads.nativeId())).virtual().start().join();
        assertThat(inside).hasValue(OptionalLong.empty());
      }
    }
  }
}
