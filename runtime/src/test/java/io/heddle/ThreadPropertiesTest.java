package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Names, daemons, stacks, subclasses and the builder. */
class ThreadPropertiesTest {

  @Test
  void theDefaultNameCountsUp() {
    String first = new HeddleThread().name();
    String second = new HeddleThread().name();
    assertThat(first).matches("Thread-\\d+");
    assertThat(number(second)).isEqualTo(number(first) + 1);
  }

  @Test
  void theDefaultNameTellsTheTarget() {
    assertThat(new HeddleThread(new Crawl()).name()).matches("Thread-\\d+ \\(Crawl\\)");
    assertThat(new HeddleThread(() -> {}).name())
        .matches("Thread-\\d+ \\(ThreadPropertiesTest\\.<lambda>\\)");
    assertThat(new HeddleThread(this::number).name())
        .matches("Thread-\\d+ \\(ThreadPropertiesTest\\.<lambda>\\)");
    Runnable anonymous =
        new Runnable() {
          @Override
          public void run() {}
        };
    assertThat(new HeddleThread(anonymous).name())
        .matches("Thread-\\d+ \\(ThreadPropertiesTest\\$\\d+\\)");
  }

  @Test
  void anEmptyNameIsNone() {
    assertThat(new HeddleThread("").name()).matches("Thread-\\d+");
    assertThat(new HeddleThread(new Crawl(), "").name()).matches("Thread-\\d+ \\(Crawl\\)");
    assertThat(Threads.thread(new Crawl()).name("").unstarted().name())
        .matches("Thread-\\d+ \\(Crawl\\)");
    assertThat(new Timer(Duration.ZERO, new Crawl(), "").name()).matches("Thread-\\d+ \\(Crawl\\)");
  }

  @Test
  void aGivenNameIsUsed() {
    assertThat(new HeddleThread("reader").name()).isEqualTo("reader");
    assertThat(new HeddleThread(() -> {}, "reader").name()).isEqualTo("reader");
    assertThat(new HeddleThread(null, "reader", null).name()).isEqualTo("reader");
    assertThat(Threads.thread(() -> {}).name("reader").unstarted().name()).isEqualTo("reader");
  }

  @Test
  void aSubclassOverridesRun() throws Exception {
    AtomicBoolean ran = new AtomicBoolean();
    HeddleThread thread =
        new HeddleThread() {
          @Override
          public void run() {
            ran.set(true);
          }
        };
    thread.start();
    thread.join();
    assertThat(ran).isTrue();
  }

  @Test
  void withoutTargetItDoesNothing() throws Exception {
    HeddleThread thread = new HeddleThread();
    thread.start();
    thread.join();
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void fromTheMainThreadItInheritsNoDaemon() {
    assertThat(Threads.currentThread()).isSameAs(Threads.mainThread());
    assertThat(new HeddleThread().daemon()).isFalse();
  }

  @Test
  void aDaemonsThreadsAreDaemonsUnlessTold() throws Exception {
    assertThat(childOf(true, null)).isTrue();
    assertThat(childOf(false, null)).isFalse();
    assertThat(childOf(true, false)).isFalse();
    assertThat(childOf(false, true)).isTrue();
  }

  @Test
  void anAlienThreadsThreadsAreDaemons() throws Exception {
    AtomicReference<Boolean> daemon = new AtomicReference<>();
    Thread alien = new Thread(() -> daemon.set(new HeddleThread().daemon()));
    alien.start();
    alien.join();
    assertThat(daemon).hasValue(true);
  }

  @Test
  void daemonMayChangeBeforeTheStartOnly() throws Exception {
    HeddleThread thread = new HeddleThread("reader");
    thread.daemon(true);
    assertThat(thread.daemon()).isTrue();
    assertThat(thread.asJavaThread().isDaemon()).isTrue();
    thread.start();
    assertThatThrownBy(() -> thread.daemon(false))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Thread \"reader\" has been started");
    thread.join();
    assertThat(thread.daemon()).isTrue();
  }

  @Test
  void aStackIsZeroOrAtLeast32KiB() throws Exception {
    ThreadBuilder builder = Threads.thread(() -> {});
    for (long tooSmall : new long[] {-1, 1, 32 * 1024 - 1}) {
      assertThatThrownBy(() -> builder.stackSize(tooSmall))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(tooSmall + " bytes");
    }
    builder.stackSize(0).start().join();
    builder.stackSize(1 << 20).start().join();
  }

  @Test
  void aBuilderMakesAnotherThreadEachTime() {
    ThreadBuilder builder = Threads.thread(() -> {}).name("worker").daemon(true);
    assertThat(builder.unstarted()).isNotSameAs(builder.unstarted());
    assertThat(builder.unstarted().daemon()).isTrue();
  }

  @Test
  void aVirtualThreadNeedsAJvmThatHasThem() throws Exception {
    ThreadBuilder builder = Threads.thread(() -> {}).name("v");
    if (Runtime.version().feature() < 21) {
      assertThatThrownBy(builder::virtual)
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("Java 21");
      return;
    }
    HeddleThread thread = builder.virtual().start();
    thread.join();
    assertThat(thread.daemon()).isTrue();
    assertThat(thread.name()).isEqualTo("v");
    assertThat((Object) Thread.class.getMethod("isVirtual").invoke(thread.asJavaThread()))
        .isEqualTo(true);
    assertThatThrownBy(() -> builder.daemon(false).unstarted())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("always a daemon");
  }

  private static Boolean childOf(boolean parent, Boolean told) throws InterruptedException {
    AtomicReference<Boolean> daemon = new AtomicReference<>();
    HeddleThread thread =
        new HeddleThread(
            () -> daemon.set(new HeddleThread(null, null, told).daemon()), null, parent);
    thread.start();
    thread.join();
    return daemon.get();
  }

  private static int number(String name) {
    return Integer.parseInt(name.substring("Thread-".length()));
  }

  private void number() {}

  private static final class Crawl implements Runnable {
    @Override
    public void run() {}
  }
}
