package io.heddle.samples.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.samples.monitor.Requests.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RequestsTest {

  private final Backlog backlog = Heddle_Backlog.create(3);
  private final Heddle_Vitals vitals = Heddle_Vitals.create(new Counts(7, 2, 4), 3, 64);
  private final Requests requests = new Requests(backlog, vitals);

  @Test
  void eachLineOfTheBodyIsTakenIn() throws Exception {
    assertThat(post("one\r\ntwo\n\n")).isEqualTo(new Answer(202, "accepted 2"));
    assertThat(backlog.oldest(10, Duration.ZERO)).containsExactly("one", "two");
  }

  @Test
  void linesForWhichThereIsNoRoomAreRefusedTogether() throws Exception {
    post("one\ntwo");

    assertThat(post("three\nfour"))
        .isEqualTo(new Answer(503, "no room for 2 lines; send them again later"));
    assertThat(backlog.counts()).isEqualTo(new Counts(2, 2, 0));
  }

  @Test
  void whatIsNoTextIsRefused() throws Exception {
    assertThat(post("Zo\u00eb".getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(new Answer(400, "expected UTF-8 text, found other bytes"));
  }

  @Test
  void nothingIsRefused() throws Exception {
    assertThat(post(" \n\n")).isEqualTo(new Answer(400, "expected lines, found nothing"));
  }

  @Test
  void tooMuchAtOnceIsRefused() throws Exception {
    assertThat(post(new byte[(1 << 20) + 1]).status()).isEqualTo(413);
  }

  @Test
  void otherRequestsAreAnsweredWithTheRightOnes() throws Exception {
    assertThat(requests.answer("GET", "/lines", new ByteArrayInputStream(new byte[0])))
        .isEqualTo(new Answer(404, "expected POST /lines or GET /metrics"));
  }

  @Test
  void metricsAreOfOneMoment() throws Exception {
    assertThat(requests.answer("GET", "/metrics", new ByteArrayInputStream(new byte[0])).text())
        .isEqualTo(
            """
            lines_accepted 7
            lines_refused 2
            lines_written 4
            lines_waiting 3
            lines_per_second 3
            heap_megabytes 64""");
  }

  private Answer post(String body) throws IOException {
    return post(body.getBytes(StandardCharsets.UTF_8));
  }

  private Answer post(byte[] body) throws IOException {
    return requests.answer("POST", "/lines", new ByteArrayInputStream(body));
  }
}
