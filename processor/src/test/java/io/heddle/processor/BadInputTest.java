package io.heddle.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.CommandLine.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the input, a build that javac would let pass ends well, and in time. */
final class BadInputTest {

  private static final int LARGE_STACK = 1 << 29;

  @TempDir private Path folder;

  private Outcome compile(String body) throws IOException {
    return CommandLine.javac(folder)
        .option("-Aheddle.summary")
        .source(
            "Large.java",
            """
            import io.heddle.annotation.Guarded;
            import java.util.concurrent.locks.ReentrantLock;
            class Large {
              final ReentrantLock first = new ReentrantLock();
              final ReentrantLock second = new ReentrantLock();
              @Guarded("first") int n;
              void reversed() {
                second.lock();
                try { first.lock(); n++; first.unlock(); } finally { second.unlock(); }
              }
            """
                + body
                + "}\n")
        .run();
  }

  private static String repeated(int times, String text) {
    return IntStream.range(0, times)
        .mapToObj(i -> text.replace("#", String.valueOf(i)))
        .collect(Collectors.joining("\n"));
  }

  /** What javac itself needs a deep stack for, it gets. */
  private static <T> T onALargeStack(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "large stack", LARGE_STACK);
    thread.start();
    return task.get();
  }

  @Test
  void aMethodOfNearlySixtyFourKilobytes() throws IOException {
    Outcome outcome =
        compile("void run() {\n" + repeated(2_600, "first.lock(); n++; first.unlock();") + "\n}");

    assertThat(outcome.succeeded()).isTrue();
    assertThat(outcome.printed()).contains("checked 1 class").doesNotContain("heddle.internal");
  }

  @Test
  void aLongMethodThatLocksInEveryLine() throws IOException {
    String lines =
        repeated(
            1_000,
            "first.lock(); try { second.lock(); n++; second.unlock(); } finally { first.unlock(); }");

    Outcome outcome = compile("void run() {\n" + lines + "\n}");

    assertThat(outcome.succeeded()).isTrue();
    assertThat(outcome.printed())
        .containsOnlyOnce("[heddle.lock-order]")
        .contains("checked 1 class")
        .doesNotContain("heddle.internal");
  }

  @Test
  void aChainOfFiveThousandBranches() throws Exception {
    String branches = repeated(5_000, "if (k == #) { first.lock(); first.unlock(); } else ");

    Outcome outcome =
        onALargeStack(() -> compile("void run(int k) {\n" + branches + "{ second.lock(); } }"));

    assertThat(outcome.printed()).doesNotContain("heddle.internal").contains("checked 1 class");
  }

  @Test
  void callsThatPassThroughFiveThousandMethods() throws IOException {
    String methods =
        repeated(5_000, "void m#(boolean b) { if (b) { m$(b); } }")
            .lines()
            .map(
                line -> {
                  int number = Integer.parseInt(line.replaceAll("^void m(\\d+).*", "$1"));
                  return line.replace("m$", "m" + (number + 1));
                })
            .collect(Collectors.joining("\n"));

    Outcome outcome =
        compile(
            methods
                + "\nvoid m5000(boolean b) { second.lock(); second.unlock(); }\nvoid run() { first.lock(); m0(true); first.unlock(); }");

    assertThat(outcome.succeeded()).isTrue();
    assertThat(outcome.printed())
        .containsOnlyOnce("[heddle.lock-order]")
        .doesNotContain("heddle.internal");
  }

  @Test
  void blocksNestedTooDeepLoseOneBodyAndSaySo() throws Exception {
    String open = repeated(400, "synchronized (this) {");
    String body =
        "void deep() {\n" + open + "first.lock(); first.unlock();" + "}".repeat(400) + "}";

    Outcome outcome = compile(body);

    assertThat(outcome.printed()).doesNotContain("heddle.internal").contains("checked 1 class");
  }

  @Test
  void anOutputThatCannotTakeFactsCostsOneNote() throws IOException {
    Files.createDirectories(folder.resolve("classes/META-INF"));
    Files.writeString(folder.resolve("classes/META-INF/heddle"), "a file in the way");

    Outcome outcome = compile("");

    assertThat(outcome.succeeded()).isTrue();
    assertThat(outcome.printed())
        .containsOnlyOnce("Note: [heddle] the facts of this compilation were not all written")
        .contains("checked 1 class");
  }

  @Test
  void aJarThatIsNoneIsJavacsAffair() throws IOException {
    Path jar = Files.writeString(folder.resolve("broken.jar"), "no jar at all");

    Outcome outcome =
        CommandLine.javac(folder)
            .seeing(jar, folder.resolve("missing.jar"))
            .option("-Aheddle.summary")
            .source("Plain.java", "class Plain { Object o = new Object(); }")
            .run();

    assertThat(outcome.printed()).doesNotContain("heddle.internal");
  }
}
