package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.internal.Probe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TraceHookTest {

  private final RecordedTrace trace = new RecordedTrace();
  private final List<ExceptHookArgs> uncaught = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void removeTheHooks() {
    Threads.traceAll(TraceHook.NONE);
    Threads.excepthook(Threads.DEFAULT_EXCEPTHOOK);
  }

  @Test
  void noHookIsSetAtFirst() {
    assertThat(Threads.trace()).isSameAs(TraceHook.NONE);
    assertThat(Probe.installed()).isNull();
  }

  @Test
  void theHookThatWasSetIsTheOneThatIsReturned() {
    Threads.trace(trace);
    assertThat(Threads.trace()).isSameAs(trace);
    RecordedTrace other = new RecordedTrace();
    Threads.traceAll(other);
    assertThat(Threads.trace()).isSameAs(other);
    Threads.trace(TraceHook.NONE);
    assertThat(Threads.trace()).isSameAs(TraceHook.NONE);
  }

  @Test
  void nullIsRefusedAndChangesNothing() {
    Threads.trace(trace);
    assertThatThrownBy(() -> Threads.trace(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Threads.traceAll(null)).isInstanceOf(NullPointerException.class);
    assertThat(Threads.trace()).isSameAs(trace);
  }

  @ParameterizedTest
  @MethodSource("io.heddle.ThreadKind#available")
  void aBodyThatReturnsIsCalledAndReturns(ThreadKind kind) throws Exception {
    Threads.trace(trace);
    HeddleThread thread = run(kind, () -> {});
    assertThat(trace.events())
        .containsExactly(new TraceEvent.Call(thread), new TraceEvent.Return(thread));
  }

  @ParameterizedTest
  @MethodSource("io.heddle.ThreadKind#available")
  void aBodyThatThrowsTellsWhatItThrewAndThenItsReturn(ThreadKind kind) throws Exception {
    Threads.trace(trace);
    Threads.excepthook(uncaught::add);
    ArithmeticException thrown = new ArithmeticException("division");
    HeddleThread thread =
        run(
            kind,
            () -> {
              throw thrown;
            });
    assertThat(trace.events())
        .containsExactly(
            new TraceEvent.Call(thread),
            new TraceEvent.Raised(thread, thrown),
            new TraceEvent.Return(thread));
    assertThat(uncaught).extracting(ExceptHookArgs::value).containsExactly(thrown);
  }

  @Test
  void aThreadExitIsToldAlthoughNoExceptHookHearsOfIt() throws Exception {
    Threads.trace(trace);
    Threads.excepthook(uncaught::add);
    run(
        ThreadKind.PLATFORM,
        () -> {
          throw new ThreadExit("enough");
        });
    assertThat(trace.events())
        .extracting(RecordedTrace::words)
        .containsExactly("Call", "Raised", "Return");
    assertThat(uncaught).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.heddle.ThreadKind#available")
  void theHookIsCalledInTheThreadThatItHearsOf(ThreadKind kind) throws Exception {
    List<HeddleThread> callers = Collections.synchronizedList(new ArrayList<>());
    Threads.trace(event -> callers.add(Threads.currentThread()));
    HeddleThread thread = run(kind, () -> new Lock().acquire());
    assertThat(callers).isNotEmpty().containsOnly(thread);
  }

  @Test
  void aTimerIsCalledWhenItsTimeHasCome() throws Exception {
    Threads.trace(trace);
    Timer timer = new Timer(java.time.Duration.ofMillis(1), () -> {});
    timer.start();
    timer.join();
    assertThat(trace.of(timer))
        .containsExactly(new TraceEvent.Call(timer), new TraceEvent.Return(timer));
  }

  @ParameterizedTest
  @MethodSource("io.heddle.ThreadKind#available")
  void aHookIsForThreadsThatBeginAfterItWasSet(ThreadKind kind) throws Exception {
    try (Walker early = new Walker(kind)) {
      Threads.trace(trace);
      early.step();
      assertThat(trace.events()).isEmpty();
      try (Walker late = new Walker(kind)) {
        Threads.trace(TraceHook.NONE);
        late.step();
        assertThat(trace.with(late.lock)).containsExactly("Acquire", "Release");
        try (Walker latest = new Walker(kind)) {
          latest.step();
          assertThat(trace.threads()).containsExactly(late.thread);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.heddle.ThreadKind#available")
  void aHookForAllIsForThreadsThatRunAlreadyToo(ThreadKind kind) throws Exception {
    try (Walker early = new Walker(kind)) {
      Threads.traceAll(trace);
      early.step();
      assertThat(trace.with(early.lock)).containsExactly("Acquire", "Release");
      try (Walker late = new Walker(kind)) {
        late.step();
        assertThat(trace.with(late.lock)).containsExactly("Acquire", "Release");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.heddle.ThreadKind#available")
  void aHookForAllOverrulesWhatThreadsBeganWith(ThreadKind kind) throws Exception {
    Threads.trace(trace);
    try (Walker walker = new Walker(kind)) {
      RecordedTrace other = new RecordedTrace();
      Threads.traceAll(other);
      walker.step();
      assertThat(trace.with(walker.lock)).isEmpty();
      assertThat(other.with(walker.lock)).containsExactly("Acquire", "Release");
    }
  }

  @ParameterizedTest
  @MethodSource("io.heddle.ThreadKind#available")
  void aHookForAllStaysWithThoseThatRanWhenNewOnesGetAnother(ThreadKind kind) throws Exception {
    try (Walker early = new Walker(kind)) {
      Threads.traceAll(trace);
      Threads.trace(TraceHook.NONE);
      try (Walker late = new Walker(kind)) {
        early.step();
        late.step();
        assertThat(trace.with(early.lock)).containsExactly("Acquire", "Release");
        assertThat(trace.with(late.lock)).isEmpty();
      }
    }
  }

  @Test
  void aHookForAllIsForAlienThreadsToo() throws Exception {
    Lock lock = new Lock();
    Threads.trace(trace);
    Actor.start(ThreadKind.PLATFORM, () -> lock.tryAcquire()).result();
    lock.release();
    assertThat(trace.events()).isEmpty();
    Threads.traceAll(trace);
    HeddleThread alien =
        Actor.start(
                ThreadKind.PLATFORM,
                () -> {
                  lock.acquire();
                  return Threads.currentThread();
                })
            .result();
    assertThat(trace.events()).containsExactly(new TraceEvent.Acquire(alien, lock));
    assertThat(alien.isDummy()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("io.heddle.ThreadKind#available")
  void noneForAllEndsAllTracing(ThreadKind kind) throws Exception {
    Threads.trace(trace);
    try (Walker walker = new Walker(kind)) {
      Threads.traceAll(TraceHook.NONE);
      assertThat(Probe.installed()).isNull();
      walker.step();
      assertThat(trace.with(walker.lock)).isEmpty();
    }
    assertThat(trace.events()).extracting(RecordedTrace::words).containsExactly("Call");
  }

  @Test
  void nobodyListensAnyMoreWhenTheLastTracedThreadHasEnded() throws Exception {
    Threads.trace(trace);
    Walker first = new Walker(ThreadKind.PLATFORM);
    Walker second = new Walker(ThreadKind.PLATFORM);
    Threads.trace(TraceHook.NONE);
    first.close();
    assertThat(Probe.installed()).isNotNull();
    second.close();
    assertThat(Probe.installed()).isNull();
  }

  @ParameterizedTest
  @MethodSource("io.heddle.ThreadKind#available")
  void whatAThreadDoesInTheHookIsNotTold(ThreadKind kind) throws Exception {
    Lock guard = new Lock("guard of the trace");
    Condition changed = new Condition();
    Threads.trace(
        event ->
            guard.run(
                () -> {
                  changed.run(changed::signalAll);
                  trace.handle(event);
                }));
    Lock lock = new Lock();
    run(kind, () -> lock.run(() -> {}));
    assertThat(trace.events())
        .extracting(RecordedTrace::words)
        .containsExactly("Call", "Acquire", "Release", "Return");
    assertThat(trace.with(guard)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.heddle.ThreadKind#available")
  void aHookThatThrowsIsRemovedFromThatThreadAlone(ThreadKind kind) throws Exception {
    Threads.excepthook(uncaught::add);
    AtomicInteger calls = new AtomicInteger();
    IllegalStateException broken = new IllegalStateException("hook");
    Threads.trace(
        event -> {
          calls.incrementAndGet();
          throw broken;
        });
    Lock lock = new Lock();
    List<Boolean> held = new ArrayList<>();
    HeddleThread first = run(kind, () -> lock.run(() -> held.add(lock.locked())));
    assertThat(calls).hasValue(1);
    assertThat(held).containsExactly(true);
    assertThat(lock.locked()).isFalse();
    HeddleThread second = run(kind, () -> {});
    assertThat(calls).hasValue(2);
    assertThat(uncaught).extracting(ExceptHookArgs::value).containsExactly(broken, broken);
    assertThat(uncaught).extracting(ExceptHookArgs::thread).containsExactly(first, second);
  }

  @Test
  void aHookThatThrowsWhileALockIsTakenLeavesItTaken() throws Exception {
    Threads.excepthook(uncaught::add);
    Threads.trace(
        event -> {
          if (event instanceof TraceEvent.Acquire) {
            throw new IllegalStateException("hook");
          }
        });
    RLock lock = new RLock();
    List<Integer> levels = new ArrayList<>();
    run(
        ThreadKind.PLATFORM,
        () -> {
          lock.acquire();
          levels.add(lock.holdCount());
          lock.release();
        });
    assertThat(levels).containsExactly(1);
    assertThat(lock.locked()).isFalse();
    assertThat(uncaught).hasSize(1);
  }

  @Test
  void aHookThatThrewComesBackWithTheNextHookForAll() throws Exception {
    Threads.excepthook(uncaught::add);
    Threads.trace(
        event -> {
          throw new IllegalStateException("hook");
        });
    try (Walker walker = new Walker(ThreadKind.PLATFORM)) {
      walker.step();
      assertThat(uncaught).hasSize(1);
      Threads.traceAll(trace);
      walker.step();
      assertThat(trace.with(walker.lock)).containsExactly("Acquire", "Release");
    }
  }

  @Test
  void aHookMayRemoveItself() throws Exception {
    Threads.trace(
        event -> {
          trace.handle(event);
          Threads.traceAll(TraceHook.NONE);
        });
    run(ThreadKind.PLATFORM, () -> new Lock().acquire());
    assertThat(trace.events()).extracting(RecordedTrace::words).containsExactly("Call");
  }

  private static HeddleThread run(ThreadKind kind, Runnable body) throws InterruptedException {
    HeddleThread thread = start(kind, body);
    thread.join();
    return thread;
  }

  private static HeddleThread start(ThreadKind kind, Runnable body) {
    ThreadBuilder builder = Threads.thread(body);
    return kind == ThreadKind.VIRTUAL ? builder.virtual().start() : builder.start();
  }

  /** A thread that takes its lock and gives it back, once for each step. */
  private static final class Walker implements AutoCloseable {

    final Lock lock = new Lock();
    final HeddleThread thread;
    private final java.util.concurrent.SynchronousQueue<Boolean> orders =
        new java.util.concurrent.SynchronousQueue<>();
    private final java.util.concurrent.SynchronousQueue<Boolean> done =
        new java.util.concurrent.SynchronousQueue<>();

    Walker(ThreadKind kind) throws InterruptedException {
      thread = start(kind, this::walk);
      done.take();
    }

    private void walk() {
      try {
        done.put(true);
        while (orders.take()) {
          lock.run(() -> {});
          done.put(true);
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    void step() throws InterruptedException {
      orders.put(true);
      done.take();
    }

    @Override
    public void close() throws InterruptedException {
      orders.put(false);
      thread.join();
    }
  }
}
