package io.heddle.samples.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the monitor answers to a request. */
final class Requests {

  private static final int MOST_BYTES = 1 << 20;

  /** The status and the text of an answer. */
  record Answer(int status, String text) {}

  private final Backlog backlog;
  private final Heddle_Vitals vitals;

  Requests(Backlog backlog, Heddle_Vitals vitals) {
    this.backlog = backlog;
    this.vitals = vitals;
  }

  Answer answer(String method, String path, InputStream body) throws IOException {
    return switch (method + " " + path) {
      case "GET /metrics" -> new Answer(200, metrics());
      case "POST /lines" -> accept(body.readNBytes(MOST_BYTES + 1));
      default -> new Answer(404, "expected POST /lines or GET /metrics");
    };
  }

  private String metrics() {
    try (var now = vitals.read()) {
      return """
          lines_accepted %d
          lines_refused %d
          lines_written %d
          lines_waiting %d
          lines_per_second %d
          heap_megabytes %d"""
          .formatted(
              now.counts().accepted(),
              now.counts().refused(),
              now.counts().written(),
              now.counts().waiting(),
              now.perSecond(),
              now.heapMegabytes());
    }
  }

  private Answer accept(byte[] body) {
    if (body.length > MOST_BYTES) {
      return new Answer(413, "expected at most " + MOST_BYTES + " bytes; send fewer lines at once");
    }
    List<String> lines;
    try {
      lines = text(body).lines().filter(line -> !line.isBlank()).toList();
    } catch (CharacterCodingException e) {
      return new Answer(400, "expected UTF-8 text, found other bytes");
    }
    if (lines.isEmpty()) {
      return new Answer(400, "expected lines, found nothing");
    }
    return backlog.accept(lines)
        ? new Answer(202, "accepted " + lines.size())
        : new Answer(503, "no room for " + lines.size() + " lines; send them again later");
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
