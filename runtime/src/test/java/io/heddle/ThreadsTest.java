package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThreadsTest {

  @Test
  void timeoutMaxIsTheLongestThatNanosecondsHold() {
    assertThat(Threads.TIMEOUT_MAX).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
  }

  @Test
  void theMainThreadIsNoDummyAndNoDaemon() {
    HeddleThread main = Threads.mainThread();
    assertThat(main.asJavaThread().getName()).isEqualTo("main");
    assertThat(main.isDummy()).isFalse();
    assertThat(main.daemon()).isFalse();
    assertThat(main.isAlive()).isTrue();
    assertThat(main.ident()).isNotZero();
    assertThat(Threads.enumerate()).startsWith(main);
    assertThatThrownBy(main::start).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theMainThreadCanBeAwaitedFromOthers() throws Exception {
    Actor<Boolean> joiner =
        Actor.start(ThreadKind.PLATFORM, () -> Threads.mainThread().join(Duration.ofMillis(20)));
    assertThat(joiner.result()).isFalse();
  }

  @Test
  void anAlienThreadHasOneDummyHandle() throws Exception {
    Actor<Void> alien =
        Actor.start(
            ThreadKind.PLATFORM,
            () -> {
              HeddleThread handle = Threads.currentThread();
              assertThat(handle).isSameAs(Threads.currentThread());
              assertThat(handle.isDummy()).isTrue();
              assertThat(handle.isAlive()).isTrue();
              assertThat(handle.daemon()).isTrue();
              assertThat(handle.asJavaThread()).isSameAs(Thread.currentThread());
              assertThat(handle.ident()).isEqualTo(Threads.ident());
              assertThat(handle.name()).isEqualTo(Thread.currentThread().getName());
              return null;
            });
    alien.result();
  }

  @Test
  void aDummyCanBeNeitherStartedJoinedNorChanged() throws Exception {
    Event enough = new Event();
    HeddleThread[] handle = new HeddleThread[1];
    Event met = new Event();
    Actor<Void> alien =
        Actor.start(
            ThreadKind.PLATFORM,
            () -> {
              handle[0] = Threads.currentThread();
              met.set();
              enough.await();
              return null;
            });
    met.await();
    assertThat(Threads.enumerate()).contains(handle[0]);
    assertThatThrownBy(handle[0]::start).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(handle[0]::join)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was not started by Heddle");
    assertThatThrownBy(() -> handle[0].daemon(false)).isInstanceOf(IllegalStateException.class);
    enough.set();
    alien.result();
    Actor.until(() -> !handle[0].isAlive());
    assertThat(Threads.enumerate()).doesNotContain(handle[0]);
  }

  @Test
  void anAlienVirtualThreadHasADummyToo() throws Exception {
    for (ThreadKind kind : ThreadKind.available()) {
      assertThat(Actor.start(kind, () -> Threads.currentThread().isDummy()).result()).isTrue();
    }
  }

  @Test
  void theListOfThreadsIsASnapshot() {
    assertThatThrownBy(() -> Threads.enumerate().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
