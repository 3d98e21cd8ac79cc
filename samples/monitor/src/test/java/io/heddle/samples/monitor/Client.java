package io.heddle.samples.monitor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sends lines to a monitor, and remembers which were accepted. */
final class Client {

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI lines;
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();

  Client(int port) {
    lines = URI.create("http://127.0.0.1:" + port + "/lines");
  }

  /** Returns the status of the answer. */
  int send(List<String> more) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(lines)
            .POST(BodyPublishers.ofString(String.join("\n", more)))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() == 202) {
      accepted.addAll(more);
    }
    return answer.statusCode();
  }

  Set<String> accepted() {
    return accepted;
  }
}
