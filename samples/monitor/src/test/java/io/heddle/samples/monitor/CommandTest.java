package io.heddle.samples.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class CommandTest {

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void wrongArgumentsAreAnsweredWithTheRightOnes() {
    assertThat(run("monitor.log")).isEqualTo(Command.MISUSED);

    assertThat(lines(err))
        .containsExactly(
            "monitor: expected 2 arguments, found 1",
            "usage: monitor <log file> <port, or 0 for any that is free>");
  }

  @Test
  void aPortIsANumber() {
    assertThat(run("monitor.log", "70000")).isEqualTo(Command.MISUSED);

    assertThat(lines(err)).contains("monitor: expected a port from 0 to 65535, found '70000'");
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(other.getLocalPort());

      assertThat(run(folder.resolve("monitor.log").toString(), port)).isEqualTo(Command.MISUSED);

      assertThat(lines(err))
          .containsExactly(
              "monitor: cannot listen on port "
                  + port
                  + ": something else listens there; stop it or name another port");
    }
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path log = folder.resolve("gone").resolve("monitor.log");

    assertThat(run(log.toString(), "0")).isEqualTo(Command.MISUSED);

    assertThat(lines(err))
        .containsExactly(
            "monitor: cannot write " + log + ": there is no such folder; make it or name another");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsNamed() {
    assertThat(run("/dev/full", "0")).isEqualTo(Command.MISUSED);

    assertThat(lines(err))
        .containsExactly(
            "monitor: cannot write /dev/full: the disk is full; make room or name another place");
    assertThat(lines(out)).isEmpty();
  }

  private int run(String... arguments) {
    return new Command(printTo(out), printTo(err)).run(arguments);
  }

  private static PrintStream printTo(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static List<String> lines(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
