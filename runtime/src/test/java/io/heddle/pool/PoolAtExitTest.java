package io.heddle.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.Threads;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What pools mean for the end of the JVM, seen from outside. */
class PoolAtExitTest {

  /** Leaves an idle pool behind. */
  static final class Idle {
    public static void main(String[] args) throws InterruptedException {
      ThreadPool pool = new ThreadPool(2);
      System.out.println(pool.submit(() -> "done").result());
    }
  }

  /** Leaves work behind: tasks that run and wait, one of them adding another, and a callback. */
  static final class Busy {
    public static void main(String[] args) {
      ThreadPool pool = new ThreadPool(1);
      pool.submit(
              () -> {
                Threads.mainThread().join();
                pool.submit(() -> System.out.println("late"));
                return null;
              })
          .addDoneCallback(done -> System.out.println("called"));
      pool.submit(() -> System.out.println("queued"));
    }
  }

  /** Shuts a pool down without waiting. */
  static final class ShutDown {
    public static void main(String[] args) throws InterruptedException {
      ThreadPool pool = new ThreadPool(1);
      pool.submit(
          () -> {
            Threads.mainThread().join();
            return null;
          });
      pool.submit(() -> System.out.println("queued"));
      pool.shutdown(false, false);
    }
  }

  /** Leaves a task behind that never ends, and exits. */
  static final class Exit {
    public static void main(String[] args) {
      ThreadPool pool = new ThreadPool(1);
      pool.submit(
          () -> {
            Thread.sleep(Duration.ofDays(1).toMillis());
            return null;
          });
      System.out.println("exits");
      System.exit(0);
    }
  }

  @Test
  void anIdlePoolDoesNotHoldTheJvm() throws Exception {
    assertThat(run(Idle.class)).containsExactly("done");
  }

  @Test
  void theJvmEndsOnceAllSubmittedTasksAndTheirCallbacksAreDone() throws Exception {
    assertThat(run(Busy.class)).containsExactly("called", "queued", "late");
  }

  @Test
  void theJvmEndsOnceAPoolThatIsShutDownHasDoneItsTasks() throws Exception {
    assertThat(run(ShutDown.class)).containsExactly("queued");
  }

  @Test
  void exitDoesNotWaitForTasks() throws Exception {
    assertThat(run(Exit.class)).containsExactly("exits");
  }

  /** Runs a program to its end and returns the lines that it printed. */
  private static List<String> run(Class<?> program) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                rootOf(ThreadPool.class) + File.pathSeparator + rootOf(program),
                program.getName())
            .redirectErrorStream(true)
            .start();
    try {
      assertThat(child.waitFor(60, TimeUnit.SECONDS)).as("%s has ended", program).isTrue();
      assertThat(child.exitValue()).isZero();
      return new String(child.getInputStream().readAllBytes()).lines().toList();
    } finally {
      child.destroyForcibly();
    }
  }

  /** The directory that a class was loaded from. */
  private static String rootOf(Class<?> type) throws Exception {
    String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
    URI found = type.getResource(file).toURI();
    return Path.of(found).resolve("../../../..").normalize().toString();
  }
}
