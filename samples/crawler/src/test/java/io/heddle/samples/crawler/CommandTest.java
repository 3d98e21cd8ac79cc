package io.heddle.samples.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void itCrawlsItsOwnSite() {
    assertThat(run("0", "55")).isEqualTo(Command.DONE);

    assertThat(lines(out))
        .contains("Done.", "  pages           492   of 533 known", "  malformed        28   links");
    assertThat(lines(err)).isEmpty();
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(other.getLocalPort());

      assertThat(run(port, "10")).isEqualTo(Command.MISUSED);

      assertThat(lines(err))
          .containsExactly(
              "crawler: cannot listen on port "
                  + port
                  + ": something else listens there; stop it or name another port");
    }
  }

  @Test
  void anAddressWhereNobodyAnswersIsAFailure() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }

    assertThat(run("http://127.0.0.1:" + port + "/", "10")).isEqualTo(Command.FAILED);

    assertThat(lines(out)).contains("  failed            1");
  }

  @Test
  void wrongArgumentsAreAnsweredWithTheRightOnes() {
    assertThat(run("0")).isEqualTo(Command.MISUSED);
    assertThat(run("0", "soon")).isEqualTo(Command.MISUSED);
    assertThat(run("ftp://site/", "10")).isEqualTo(Command.MISUSED);

    assertThat(lines(err))
        .filteredOn(line -> line.startsWith("crawler: "))
        .containsExactly(
            "crawler: expected 2 arguments, found 1",
            "crawler: expected a number of seconds, found 'soon'",
            "crawler: expected an http address or a port, found 'ftp://site/'");
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
