package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExceptHookTest {

  private final List<ExceptHookArgs> heard = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void restoreTheHook() {
    Threads.excepthook(Threads.DEFAULT_EXCEPTHOOK);
  }

  @Test
  void theDefaultHookIsInPlaceAtFirst() {
    assertThat(Threads.excepthook()).isSameAs(Threads.DEFAULT_EXCEPTHOOK);
    assertThatThrownBy(() -> Threads.excepthook(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void hearsWhatEndedAThreadInThatThread() throws Exception {
    HeddleThread[] hookRanIn = new HeddleThread[1];
    Threads.excepthook(
        args -> {
          heard.add(args);
          hookRanIn[0] = Threads.currentThread();
        });
    ArithmeticException thrown = new ArithmeticException("division");
    HeddleThread thread = runToItsEnd(thrown);
    assertThat(heard).hasSize(1);
    ExceptHookArgs args = heard.get(0);
    assertThat(args.type()).isEqualTo(ArithmeticException.class);
    assertThat(args.value()).isSameAs(thrown);
    assertThat(args.traceback()).isEqualTo(thrown.getStackTrace());
    assertThat(args.thread()).isSameAs(thread).isSameAs(hookRanIn[0]);
  }

  @Test
  void hearsErrorsToo() throws Exception {
    Threads.excepthook(heard::add);
    runToItsEnd(new AssertionError("broken"));
    assertThat(heard)
        .extracting(ExceptHookArgs::value)
        .singleElement()
        .hasToString("java.lang.AssertionError: broken");
  }

  @Test
  void doesNotHearOfThreadExit() throws Exception {
    Threads.excepthook(heard::add);
    runToItsEnd(new ThreadExit("enough"));
    assertThat(heard).isEmpty();
  }

  @Test
  void theThreadIsAliveUntilTheHookHasReturned() throws Exception {
    boolean[] alive = new boolean[1];
    Threads.excepthook(args -> alive[0] = args.thread().isAlive());
    runToItsEnd(new ArithmeticException());
    assertThat(alive[0]).isTrue();
  }

  @Test
  void aHookThatThrowsFallsBackToTheJvmsHandlerWithBothErrors() throws Exception {
    Threads.excepthook(
        args -> {
          throw new IllegalStateException("hook");
        });
    ArithmeticException thrown = new ArithmeticException("division");
    List<Throwable> uncaught = new ArrayList<>();
    HeddleThread thread = new HeddleThread(() -> sneak(thrown));
    thread.asJavaThread().setUncaughtExceptionHandler((t, e) -> uncaught.add(e));
    thread.start();
    thread.join();
    assertThat(uncaught).containsExactly(thrown);
    assertThat(thrown.getSuppressed())
        .singleElement()
        .hasToString("java.lang.IllegalStateException: hook");
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void theErrorOfAHookIsHeardOfOnItsOwnWhereTheFirstCarriesNoOther() throws Exception {
    IllegalStateException hook = new IllegalStateException("hook");
    Threads.excepthook(args -> sneak(hook));
    Throwable thrown = new Error("preallocated", null, false, false) {};
    List<Throwable> uncaught = new ArrayList<>();
    HeddleThread thread = new HeddleThread(() -> sneak(thrown));
    thread.asJavaThread().setUncaughtExceptionHandler((t, e) -> uncaught.add(e));
    thread.start();
    thread.join();
    assertThat(uncaught).containsExactly(thrown, hook);
  }

  @Test
  void aHookThatThrowsWhatItWasGivenFallsBackToo() throws Exception {
    Threads.excepthook(args -> sneak(args.value()));
    ArithmeticException thrown = new ArithmeticException("division");
    List<Throwable> uncaught = new ArrayList<>();
    HeddleThread thread = new HeddleThread(() -> sneak(thrown));
    thread
        .asJavaThread()
        .setUncaughtExceptionHandler(
            (t, e) -> {
              uncaught.add(e);
              throw new IllegalStateException("handler");
            });
    thread.start();
    thread.join();
    assertThat(uncaught).containsExactly(thrown);
  }

  @Test
  void theDefaultHookPrintsNameAndStackToSystemErr() throws Exception {
    String printed =
        printedWhile(
            () -> {
              HeddleThread thread =
                  new HeddleThread(() -> sneak(new ArithmeticException("division")), "reader");
              thread.start();
              thread.join();
            });
    assertThat(printed)
        .startsWith(
            "Exception in thread \"reader\" java.lang.ArithmeticException: division"
                + System.lineSeparator())
        .contains("\tat ")
        .contains("ExceptHookTest.");
  }

  @Test
  void theDefaultHookPrintsNothingForThreadExit() throws Exception {
    HeddleThread thread = new HeddleThread("reader");
    ThreadExit exit = new ThreadExit();
    assertThat(
            printedWhile(
                () ->
                    Threads.DEFAULT_EXCEPTHOOK.handle(
                        new ExceptHookArgs(ThreadExit.class, exit, exit.getStackTrace(), thread))))
        .isEmpty();
  }

  private static HeddleThread runToItsEnd(Throwable thrown) throws InterruptedException {
    HeddleThread thread = new HeddleThread(() -> sneak(thrown));
    thread.start();
    thread.join();
    return thread;
  }

  private static String printedWhile(ThrowingRunnable<Exception> body) throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true));
    try {
      body.run();
    } finally {
      System.setErr(before);
    }
    return printed.toString();
  }

  private static void sneak(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }
}
