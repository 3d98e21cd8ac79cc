package io.heddle.samples.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.Barrier;
import io.heddle.HeddleThread;
import io.heddle.ServiceState;
import io.heddle.Threads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class MonitorTest {

  private static final int ROOM = 100_000;

  @TempDir private Path folder;

  private final Backlog backlog = Heddle_Backlog.create(ROOM);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console = new Console(printTo(out), printTo(err));

  @BeforeEach
  void hearOfProblems() {
    Threads.excepthook(args -> console.problem(args.value()));
  }

  @AfterEach
  void hearNoMore() {
    Threads.excepthook(Threads.DEFAULT_EXCEPTHOOK);
  }

  @Test
  void everyAcceptedLineIsWrittenOnceUnderManyTimesTheNormalLoad() throws Exception {
    int senders = 8;
    int requests = 50;
    int linesPerRequest = 100;
    Path log = folder.resolve("monitor.log");
    try (Heddle_Monitor monitor = Command.assemble(backlog, log, 0, console)) {
      monitor.start();
      Client client = new Client(port());
      Barrier start = new Barrier(senders);
      List<HeddleThread> threads = new ArrayList<>();
      for (int sender = 0; sender < senders; sender++) {
        String name = "sender-" + sender;
        threads.add(
            Threads.thread(() -> send(client, name, requests, linesPerRequest, start))
                .name(name)
                .start());
      }
      for (HeddleThread thread : threads) {
        thread.join();
      }
      assertThat(client.accepted()).hasSize(senders * requests * linesPerRequest);
      monitor.close();

      List<String> written = linesOf(log);
      assertThat(written).hasSize(senders * requests * linesPerRequest);
      assertThat(Set.copyOf(written)).isEqualTo(client.accepted());
    }
    assertThat(backlog.counts()).isEqualTo(new Counts(40_000, 0, 40_000));
  }

  @Test
  void aWriterThatFailsIsReplacedAndItsLinesAreWritten() throws Exception {
    Path log = folder.resolve("monitor.log");
    Path old = folder.resolve("monitor.log.1");
    try (Heddle_Monitor monitor = Command.assemble(backlog, log, 0, console)) {
      monitor.start();
      LogWriter first = monitor.writer();
      backlog.accept(List.of("before"));
      awaitAllWritten();

      Files.move(log, old);
      Files.createDirectory(log);
      backlog.accept(List.of("meanwhile"));
      while (monitor.writer() == first) {
        Thread.onSpinWait();
      }
      Files.delete(log);
      awaitAllWritten();
      backlog.accept(List.of("after"));
    }
    assertThat(linesOf(old)).containsExactly("before");
    assertThat(linesOf(log)).containsExactly("meanwhile", "after");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("monitor: cannot write " + log + ": expected a file, found a folder");
  }

  @Test
  void aWriterThatFailsForGoodEndsTheMonitorAndItsLinesAreCounted() throws Exception {
    Path log = folder.resolve("monitor.log");
    try (Heddle_Monitor monitor = Command.assemble(backlog, log, 0, console)) {
      monitor.start();
      Files.delete(log);
      Files.createDirectory(log);
      backlog.accept(List.of("lost", "too"));
      while (monitor.state() != ServiceState.FAILED) {
        Thread.onSpinWait();
      }
    }
    console.end(backlog.counts(), log);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("LINES THAT WERE ACCEPTED ARE NOT IN THE FILE: 2");
  }

  @Test
  void theHeartbeatIsThereWhileTheMonitorRuns() throws Exception {
    Path heartbeat = folder.resolve("monitor.log.heartbeat");
    try (Heddle_Monitor monitor =
        Command.assemble(backlog, folder.resolve("monitor.log"), 0, console)) {
      monitor.start();
      while (!Files.exists(heartbeat)) {
        Thread.onSpinWait();
      }
      assertThat(Files.readString(heartbeat)).startsWith(ProcessHandle.current().pid() + " 20");
    }
    assertThat(heartbeat).doesNotExist();
  }

  private void awaitAllWritten() {
    while (backlog.counts().waiting() > 0) {
      Thread.onSpinWait();
    }
  }

  private static void send(Client client, String name, int requests, int lines, Barrier start) {
    try {
      start.await();
      for (int request = 0; request < requests; request++) {
        String prefix = name + " request " + request + " line ";
        client.send(IntStream.range(0, lines).mapToObj(line -> prefix + line).toList());
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private int port() {
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("Listening on "))
        .map(line -> Integer.parseInt(line.substring(line.lastIndexOf(':') + 1)))
        .findFirst()
        .orElseThrow();
  }

  /** The lines that were accepted; the others are the monitor's own. */
  static List<String> linesOf(Path log) throws IOException {
    return Files.readAllLines(log).stream().filter(line -> !line.startsWith("--- ")).toList();
  }

  private static PrintStream printTo(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
