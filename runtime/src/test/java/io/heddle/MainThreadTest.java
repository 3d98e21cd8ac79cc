package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which thread is the main one, in JVMs that were started by other code. */
class MainThreadTest {

  @Test
  void anotherThreadMayRegisterAsTheMainOne() throws Exception {
    assertThat(ChildJvm.run(MainThreadProgram.class).lines())
        .containsExactly(
            "dummy before: true",
            "is main: true",
            "same handle: true",
            "dummy after: false",
            "listed once: true",
            "daemon: false",
            "former is dummy: true",
            "former is listed: true",
            "former keeps its handle: true",
            "own thread is main: true",
            "stays listed when it has ended: true");
  }

  @Test
  void registeringTheMainThreadAgainChangesNothing() {
    HeddleThread before = Threads.mainThread();
    Threads.registerMain();
    assertThat(Threads.mainThread()).isSameAs(before).isSameAs(Threads.currentThread());
    assertThat(before.isDummy()).isFalse();
  }
}
