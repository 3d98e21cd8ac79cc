package io.heddle.samples.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.HeddleThread;
import io.heddle.Threads;
import io.heddle.samples.harness.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The monitor in a JVM of its own, told to stop while lines come in. */
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
final class SignalTest {

  private static final int SENDERS = 4;
  private static final int ENOUGH = 2_000;
  private static final int MOST_REQUESTS = 50_000;

  @TempDir private Path folder;

  @Test
  void noAcceptedLineIsLostWhenTheMonitorIsToldToStop() throws Exception {
    Path log = folder.resolve("monitor.log");
    try (ChildJvm monitor =
        ChildJvm.start(folder.resolve("printed.txt"), Main.class, log.toString(), "0")) {
      int port = Integer.parseInt(monitor.awaitLine("Listening on http://127.0.0.1:"));
      Client client = new Client(port);
      List<HeddleThread> senders = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        String name = "sender-" + i;
        senders.add(Threads.thread(() -> sendUntilRefused(client, name)).name(name).start());
      }
      monitor.await(() -> client.accepted().size() >= ENOUGH, ENOUGH + " accepted lines");

      monitor.terminate();

      assertThat(monitor.awaitEnd()).isEqualTo(ChildJvm.TERMINATED);
      for (HeddleThread sender : senders) {
        sender.join();
      }
      List<String> written = MonitorTest.linesOf(log);
      Set<String> distinct = Set.copyOf(written);
      assertThat(written).hasSameSizeAs(distinct);
      assertThat(distinct.containsAll(client.accepted())).isTrue();
      assertThat(monitor.lines()).contains("Every line that was accepted is in the file.");
      assertThat(folder.resolve("monitor.log.heartbeat")).doesNotExist();
    }
  }

  private static void sendUntilRefused(Client client, String name) {
    try {
      for (int request = 0; request < MOST_REQUESTS; request++) {
        client.send(List.of(name + " first of " + request, name + " second of " + request));
      }
    } catch (IOException e) {
      // The monitor listens no more.
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts senders", e);
    }
  }
}
