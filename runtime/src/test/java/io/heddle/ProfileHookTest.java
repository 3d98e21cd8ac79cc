package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileHookTest {

  private static final int MEBIBYTE = 1 << 20;

  private final List<ThreadProfile> profiles = Collections.synchronizedList(new ArrayList<>());
  private final List<ExceptHookArgs> uncaught = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void removeTheHooks() {
    Threads.profileAll(ProfileHook.NONE);
    Threads.traceAll(TraceHook.NONE);
    Threads.excepthook(Threads.DEFAULT_EXCEPTHOOK);
  }

  @Test
  void noHookIsSetAtFirst() {
    assertThat(Threads.profile()).isSameAs(ProfileHook.NONE);
  }

  @Test
  void theHookThatWasSetIsTheOneThatIsReturned() {
    ProfileHook one = profiles::add;
    ProfileHook other = profiles::add;
    Threads.profile(one);
    assertThat(Threads.profile()).isSameAs(one);
    Threads.profileAll(other);
    assertThat(Threads.profile()).isSameAs(other);
    assertThatThrownBy(() -> Threads.profile(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Threads.profileAll(null)).isInstanceOf(NullPointerException.class);
    assertThat(Threads.profile()).isSameAs(other);
  }

  @Test
  void eachThreadTellsOnceWhatItsBodyHasCost() throws Exception {
    Threads.profile(profiles::add);
    HeddleThread thread = start(ThreadKind.PLATFORM, ProfileHookTest::work);
    thread.join();
    assertThat(profiles).hasSize(1);
    ThreadProfile profile = profiles.get(0);
    assertThat(profile.thread()).isSameAs(thread);
    assertThat(profile.wall()).isPositive();
    assertThat(profile.cpu()).get().satisfies(cpu -> assertThat(cpu).isPositive());
    assertThat(profile.allocatedBytes().orElseThrow()).isBetween(1L * MEBIBYTE, 64L * MEBIBYTE);
  }

  @Test
  void ofAVirtualThreadOnlyTheWallTimeIsKnown() throws Exception {
    Threads.profile(profiles::add);
    for (ThreadKind kind : ThreadKind.available()) {
      if (kind == ThreadKind.VIRTUAL) {
        start(kind, ProfileHookTest::work).join();
        assertThat(profiles).hasSize(1);
        assertThat(profiles.get(0).wall()).isPositive();
        assertThat(profiles.get(0).cpu()).isEmpty();
        assertThat(profiles.get(0).allocatedBytes()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.heddle.ThreadKind#available")
  void aBodyThatThrowsIsToldOfToo(ThreadKind kind) throws Exception {
    Threads.profile(profiles::add);
    Threads.excepthook(uncaught::add);
    HeddleThread thread =
        start(
            kind,
            () -> {
              throw new ArithmeticException("division");
            });
    thread.join();
    assertThat(profiles).extracting(ThreadProfile::thread).containsExactly(thread);
    assertThat(uncaught).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("io.heddle.ThreadKind#available")
  void aHookIsForThreadsThatBeginAfterItWasSet(ThreadKind kind) throws Exception {
    Gate early = new Gate(kind);
    Threads.profile(profiles::add);
    Gate late = new Gate(kind);
    Threads.profile(ProfileHook.NONE);
    early.open();
    late.open();
    new Gate(kind).open();
    assertThat(profiles).extracting(ThreadProfile::thread).containsExactly(late.thread);
  }

  @ParameterizedTest
  @MethodSource("io.heddle.ThreadKind#available")
  void aHookForAllIsForThreadsThatRunAlreadyToo(ThreadKind kind) throws Exception {
    Gate early = new Gate(kind);
    Threads.profileAll(profiles::add);
    Threads.profile(ProfileHook.NONE);
    early.open();
    new Gate(kind).open();
    assertThat(profiles).extracting(ThreadProfile::thread).containsExactly(early.thread);
  }

  @Test
  void aHookForAllCountsFromTheMomentThatItWasSet() throws Exception {
    Gate early = new Gate(ThreadKind.PLATFORM, ProfileHookTest::work);
    long before = System.nanoTime();
    Threads.profileAll(profiles::add);
    early.open();
    Duration sinceBefore = Duration.ofNanos(System.nanoTime() - before);
    assertThat(profiles).hasSize(1);
    assertThat(profiles.get(0).wall()).isPositive().isLessThanOrEqualTo(sinceBefore);
    assertThat(profiles.get(0).allocatedBytes().orElseThrow()).isLessThan(MEBIBYTE);
  }

  @ParameterizedTest
  @MethodSource("io.heddle.ThreadKind#available")
  void noneForAllEndsAllProfiling(ThreadKind kind) throws Exception {
    Threads.profile(profiles::add);
    Gate early = new Gate(kind);
    Threads.profileAll(ProfileHook.NONE);
    early.open();
    assertThat(profiles).isEmpty();
  }

  @Test
  void whatAHookThrowsGoesToTheExceptHookAndTheNextThreadTellsItsCosts() throws Exception {
    Threads.excepthook(uncaught::add);
    IllegalStateException broken = new IllegalStateException("hook");
    Threads.profile(
        profile -> {
          profiles.add(profile);
          throw broken;
        });
    start(ThreadKind.PLATFORM, () -> {}).join();
    start(ThreadKind.PLATFORM, () -> {}).join();
    assertThat(profiles).hasSize(2);
    assertThat(uncaught).extracting(ExceptHookArgs::value).containsExactly(broken, broken);
  }

  @Test
  void theCostsComeAfterTheReturn() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    Threads.trace(event -> order.add(RecordedTrace.words(event)));
    Threads.profile(profile -> new Lock().run(() -> order.add("costs")));
    start(ThreadKind.PLATFORM, () -> {}).join();
    assertThat(order).containsExactly("Call", "Return", "costs");
  }

  @Test
  void aJvmThatCannotMeasureTellsTheWallTimeAlone() throws Exception {
    assertThat(ChildJvm.run(List.of("--limit-modules", "java.base"), ProfileProgram.class))
        .contains("wall true, cpu false, allocated false");
    assertThat(ChildJvm.run(List.of("--limit-modules", "java.management"), ProfileProgram.class))
        .contains("wall true, cpu true, allocated false");
    assertThat(ChildJvm.run(ProfileProgram.class)).contains("wall true, cpu true, allocated true");
  }

  private static void work() {
    byte[][] memory = new byte[16][];
    for (int i = 0; i < memory.length; i++) {
      memory[i] = new byte[MEBIBYTE / 8];
    }
    assertThat(memory[15]).hasSize(MEBIBYTE / 8);
  }

  private static HeddleThread start(ThreadKind kind, Runnable body) {
    ThreadBuilder builder = Threads.thread(body);
    return kind == ThreadKind.VIRTUAL ? builder.virtual().start() : builder.start();
  }

  /** A thread that has begun and waits to be let go. */
  private static final class Gate {

    final HeddleThread thread;
    private final Barrier meeting = new Barrier(2);

    Gate(ThreadKind kind) throws InterruptedException {
      this(kind, () -> {});
    }

    Gate(ThreadKind kind, Runnable first) throws InterruptedException {
      thread =
          start(
              kind,
              () -> {
                first.run();
                meet();
                meet();
              });
      meeting.await();
    }

    void open() throws InterruptedException {
      meeting.await();
      thread.join();
    }

    private void meet() {
      try {
        meeting.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
