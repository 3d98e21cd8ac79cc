package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.ChildJvm.Ended;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** How threads and the end of the JVM go together, seen from outside. */
class ShutdownTest {

  /** What a process that was asked to terminate exits with: 128 and the number of the signal. */
  private static final int TERMINATED = 128 + 15;

  @Test
  void theJvmWaitsForAThreadThatOutlivesMain() throws Exception {
    Ended ended = ChildJvm.end(ShutdownProgram.class, "threadOutlivesMain");
    assertThat(ended).isEqualTo(quiet("end of main", "end of thread"));
  }

  @Test
  void anExceptionInMainDoesNotEndOtherThreads() throws Exception {
    Ended ended = ChildJvm.end(ShutdownProgram.class, "mainThrows");
    assertThat(ended.out()).containsExactly("end of thread");
    assertThat(ended.err())
        .startsWith("Exception in thread \"main\" java.lang.IllegalStateException: main");
    assertThat(ended.exitValue()).isOne();
  }

  @Test
  void daemonsThatWaitDoNotHoldTheJvmWhereverTheyWait() throws Exception {
    Ended ended = ChildJvm.end(ShutdownProgram.class, "daemonsWaitEverywhere");
    assertThat(ended).isEqualTo(quiet("end of main"));
  }

  @Test
  void exitWaitsForNothing() throws Exception {
    Ended ended = ChildJvm.end(ShutdownProgram.class, "exits");
    assertThat(ended.out()).containsExactly("exits");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.exitValue()).isEqualTo(3);
  }

  @Test
  void aThreadMayExitWhileMainWaits() throws Exception {
    assertThat(ChildJvm.end(ShutdownProgram.class, "aThreadExits").exitValue()).isEqualTo(4);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aSignalToTerminateWaitsForShutdownHooksOnly() throws Exception {
    Ended ended = ChildJvm.terminate(ShutdownProgram.class, "isTerminated");
    assertThat(ended.out()).containsExactly("ready", "shutdown hook");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.exitValue()).isEqualTo(TERMINATED);
  }

  @Test
  void whatEndsAThreadIsPrintedAndNotTheExitValue() throws Exception {
    Ended ended = ChildJvm.end(ShutdownProgram.class, "threadFails");
    assertThat(ended.err())
        .startsWith(
            "Exception in thread \"reader\" java.lang.ArithmeticException: division"
                + System.lineSeparator()
                + "\tat io.heddle.ShutdownProgram.fail(ShutdownProgram.java:");
    assertThat(ended.out()).containsExactly("end of main");
    assertThat(ended.exitValue()).isZero();
  }

  @Test
  void theHookHearsOfThreadsThatFailAfterMain() throws Exception {
    Ended ended = ChildJvm.end(ShutdownProgram.class, "threadFailsAfterMain");
    assertThat(ended).isEqualTo(quiet("end of main", "reader threw division"));
  }

  @Test
  void bothErrorsArePrintedIfTheHookFails() throws Exception {
    Ended ended = ChildJvm.end(ShutdownProgram.class, "hookFails");
    assertThat(ended.err())
        .startsWith("Exception in thread \"reader\" java.lang.ArithmeticException: division")
        .contains("\tSuppressed: java.lang.IllegalStateException: hook");
    assertThat(ended.exitValue()).isZero();
  }

  @Test
  void aThreadThatFailsWhereNothingCanBePrintedEndsQuietly() throws Exception {
    Ended ended = ChildJvm.end(ShutdownProgram.class, "systemErrIsGone");
    assertThat(ended).isEqualTo(quiet("end of main"));
  }

  @Test
  void locksThatADaemonHoldsStayHeldWhileTheJvmShutsDown() throws Exception {
    Ended ended = ChildJvm.end(ShutdownProgram.class, "daemonHoldsLocks");
    assertThat(ended)
        .isEqualTo(quiet("end of main", "lock: false", "rlock: false", "ended: false"));
  }

  @Test
  void aShutdownHookMayUseThreads() throws Exception {
    Ended ended = ChildJvm.end(ShutdownProgram.class, "hookStartsThreads");
    assertThat(ended)
        .isEqualTo(quiet("end of main", "thread in a shutdown hook", "timer too", "and pool"));
  }

  @Test
  void theJvmWaitsForAThreadThatATaskOfAPoolStarts() throws Exception {
    Ended ended = ChildJvm.end(ShutdownProgram.class, "threadOfATask");
    assertThat(ended).isEqualTo(quiet("end of main", "end of thread"));
  }

  @Test
  void theJvmWaitsForATimerThatATaskOfAPoolStarts() throws Exception {
    Ended ended = ChildJvm.end(ShutdownProgram.class, "timerOfATask");
    assertThat(ended).isEqualTo(quiet("end of main", "acted"));
  }

  @Test
  void theMainThreadStaysListedWhenItHasEnded() throws Exception {
    Ended ended = ChildJvm.end(ShutdownProgram.class, "mainIsListed");
    assertThat(ended).isEqualTo(quiet("end of main", "listed: true", "alive: false"));
  }

  private static Ended quiet(String... lines) {
    return new Ended(0, List.of(lines), "");
  }
}
