package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of a thread, of either kind. */
@ParameterizedClass(name = "{0}")
@MethodSource("io.heddle.ThreadKind#available")
class HeddleThreadTest {

  private static final Duration LONG = Duration.ofSeconds(50);

  @Parameter ThreadKind kind;

  private final Event goOn = new Event();

  @Test
  void startRunsTheTargetInItsOwnThread() throws Exception {
    AtomicReference<Thread> ranIn = new AtomicReference<>();
    HeddleThread thread = unstarted(() -> ranIn.set(Thread.currentThread()));
    thread.start();
    thread.join();
    assertThat(ranIn).hasValue(thread.asJavaThread()).doesNotHaveValue(Thread.currentThread());
  }

  @Test
  void startTwiceIsRefusedWhileItRunsAndAfterwards() throws Exception {
    HeddleThread thread = unstarted(this::awaitGoOn);
    thread.name("orders.reader");
    thread.start();
    assertThatThrownBy(thread::start)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Thread \"orders.reader\" was started before; a thread runs once, make another one");
    end(thread);
    assertThatThrownBy(thread::start).isExactlyInstanceOf(IllegalStateException.class);
  }

  @Test
  void aThreadThatCouldNotBeStartedMayBeStartedLater() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    HeddleThread thread = startingInVainOnce(runs::incrementAndGet, () -> {});
    assertThatThrownBy(thread::start).isInstanceOf(OutOfMemoryError.class);
    assertThat(thread.isAlive()).isFalse();
    assertThat(thread.ident()).isZero();
    assertThat(Threads.enumerate()).doesNotContain(thread);
    assertThatThrownBy(thread::join).isExactlyInstanceOf(IllegalStateException.class);
    thread.start();
    thread.join();
    assertThat(runs).hasValue(1);
  }

  @Test
  void whoWaitsForAThreadThatCannotBeStartedIsToldSo() throws Exception {
    Event starting = new Event();
    HeddleThread thread =
        startingInVainOnce(
            () -> {},
            () -> {
              starting.set();
              awaitGoOn();
            });
    Actor<Void> starter =
        Actor.start(
            kind,
            () -> {
              thread.start();
              return null;
            });
    starting.await();
    Actor<Void> joiner =
        Actor.start(
            kind,
            () -> {
              thread.join();
              return null;
            });
    Actor<Boolean> timed = Actor.start(kind, () -> thread.join(LONG));
    joiner.awaitBlocked();
    timed.awaitBlocked();
    goOn.set();
    assertThat(starter.failure()).isInstanceOf(OutOfMemoryError.class);
    assertThat(joiner.failure()).isExactlyInstanceOf(IllegalStateException.class);
    assertThat(timed.failure()).isExactlyInstanceOf(IllegalStateException.class);
  }

  @Test
  void joinBeforeStartIsRefused() {
    HeddleThread thread = unstarted(() -> {});
    assertThatThrownBy(thread::join)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageContaining("start it before joining it");
    assertThatThrownBy(() -> thread.join(LONG)).isExactlyInstanceOf(IllegalStateException.class);
  }

  @Test
  void joiningItselfIsRefused() throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    HeddleThread thread =
        unstarted(
            () -> {
              try {
                Threads.currentThread().join();
              } catch (IllegalStateException | InterruptedException e) {
                thrown.set(e);
              }
            });
    thread.start();
    thread.join();
    assertThat(thrown.get())
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is the calling thread");
  }

  @Test
  void mayBeJoinedManyTimesByManyThreads() throws Exception {
    HeddleThread thread = unstarted(this::awaitGoOn);
    thread.start();
    List<Actor<Boolean>> joiners = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      joiners.add(Actor.start(kind, () -> thread.join(LONG)));
    }
    joiners.forEach(Actor::awaitBlocked);
    end(thread);
    thread.join();
    for (Actor<Boolean> joiner : joiners) {
      assertThat(joiner.result()).isTrue();
    }
  }

  @Test
  void timedJoinSaysWhetherItHasEnded() throws Exception {
    HeddleThread thread = unstarted(this::awaitGoOn);
    thread.start();
    assertThat(thread.join(Duration.ZERO)).isFalse();
    assertThat(thread.join(Duration.ofSeconds(Long.MIN_VALUE))).isFalse();
    assertThat(thread.join(Duration.ofMillis(5))).isFalse();
    assertThatThrownBy(() -> thread.join(Threads.TIMEOUT_MAX.plusNanos(1)))
        .isInstanceOf(ArithmeticException.class);
    end(thread);
    assertThat(thread.join(Duration.ZERO)).isTrue();
  }

  @Test
  void anInterruptEndsTheJoinAndNotTheThread() throws Exception {
    HeddleThread thread = unstarted(this::awaitGoOn);
    thread.start();
    Actor<Void> joiner =
        Actor.start(
            kind,
            () -> {
              thread.join();
              return null;
            });
    joiner.awaitBlocked().interrupt();
    assertThat(joiner.failure()).isInstanceOf(InterruptedException.class);
    assertThat(thread.isAlive()).isTrue();
    end(thread);
  }

  @Test
  void isAliveFromStartToEnd() throws Exception {
    HeddleThread thread = unstarted(this::awaitGoOn);
    assertThat(thread.isAlive()).isFalse();
    thread.start();
    assertThat(thread.isAlive()).isTrue();
    end(thread);
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void hasNoIdentBeforeStartAndKeepsItAfterTheEnd() throws Exception {
    AtomicReference<Long> inside = new AtomicReference<>();
    HeddleThread thread = unstarted(() -> inside.set(Threads.ident()));
    assertThat(thread.ident()).isZero();
    thread.start();
    thread.join();
    assertThat(thread.ident()).isNotZero().isEqualTo(inside.get());
  }

  @Test
  void isTheCurrentThreadOfItsBody() throws Exception {
    AtomicReference<HeddleThread> inside = new AtomicReference<>();
    HeddleThread thread = unstarted(() -> inside.set(Threads.currentThread()));
    thread.start();
    thread.join();
    assertThat(inside).hasValue(thread);
    assertThat(thread.isDummy()).isFalse();
  }

  @Test
  void isEnumeratedWhileItIsAlive() throws Exception {
    HeddleThread thread = unstarted(this::awaitGoOn);
    assertThat(Threads.enumerate()).doesNotContain(thread);
    thread.start();
    assertThat(Threads.enumerate()).contains(thread).hasSize(Threads.activeCount());
    end(thread);
    assertThat(Threads.enumerate()).doesNotContain(thread);
  }

  @Test
  void itsNameMayChangeAtAnyTime() throws Exception {
    HeddleThread thread = unstarted(this::awaitGoOn);
    thread.name("before");
    assertThat(thread.asJavaThread().getName()).isEqualTo("before");
    thread.start();
    thread.name("while");
    assertThat(thread.name()).isEqualTo("while");
    end(thread);
  }

  @Test
  void theTargetIsDroppedAfterItRan() throws Exception {
    Runnable target = new int[0]::clone;
    WeakReference<Runnable> reference = new WeakReference<>(target);
    HeddleThread thread = unstarted(target);
    target = null;
    thread.start();
    thread.join();
    Actor.until(
        () -> {
          System.gc();
          return reference.get() == null;
        });
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void theTargetIsDroppedAfterItThrewToo() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    HeddleThread thread =
        unstarted(
            () -> {
              runs.incrementAndGet();
              throw new ThreadExit();
            });
    thread.start();
    thread.join();
    thread.run();
    assertThat(runs).hasValue(1);
  }

  @Test
  void whatItDidIsVisibleToWhoeverJoinedIt() throws Exception {
    for (int round = 0; round < 200; round++) {
      int[] plain = new int[1];
      HeddleThread thread = unstarted(() -> plain[0] = 1);
      thread.start();
      thread.join();
      assertThat(plain[0]).isEqualTo(1);
    }
  }

  @Test
  void textShowsNameAndState() throws Exception {
    HeddleThread thread = unstarted(this::awaitGoOn);
    thread.name("reader");
    String daemon = thread.daemon() ? ", daemon" : "";
    assertThat(thread).hasToString("Thread \"reader\" [initial" + daemon + ", ident 0]");
    thread.start();
    String ident = ", ident " + thread.ident() + "]";
    assertThat(thread).hasToString("Thread \"reader\" [started" + daemon + ident);
    end(thread);
    assertThat(thread).hasToString("Thread \"reader\" [stopped" + daemon + ident);
  }

  private HeddleThread unstarted(Runnable target) {
    ThreadBuilder builder = Threads.thread(target);
    return (kind == ThreadKind.VIRTUAL ? builder.virtual() : builder).unstarted();
  }

  private void end(HeddleThread thread) throws InterruptedException {
    goOn.set();
    assertThat(thread.join(LONG)).isTrue();
  }

  private void awaitGoOn() {
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A thread for which the system has no room when it is started first. */
  private HeddleThread startingInVainOnce(Runnable target, Runnable meanwhile) {
    AtomicInteger starts = new AtomicInteger();
    return new HeddleThread(
        body ->
            new Thread(body) {
              @Override
              public void start() {
                if (starts.getAndIncrement() == 0) {
                  meanwhile.run();
                  throw new OutOfMemoryError("unable to create native thread");
                }
                super.start();
              }
            },
        target,
        null,
        null);
  }
}
