package io.heddle.samples.crawler;

import io.heddle.Event;
import io.heddle.annotation.Limited;
import io.heddle.annotation.Threaded;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Asks a site for pages, and asks again when that may help. So that the site can serve others as
 * well, it is asked for no more than eight pages at once; a thread that pauses before it asks again
 * is none of the eight.
 */
@Threaded
abstract class Fetcher {

  static final int CONNECTIONS = 8;
  static final int ATTEMPTS = 3;

  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Event enough;

  /**
   * @param enough set when nothing is asked for again
   */
  Fetcher(Event enough) {
    this.enough = enough;
  }

  /** Returns what came of a page, whatever that is. */
  Visit visit(URI address) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Visit visit = attempt(address, attempt);
      if (!visit.failed() || isFinal(visit) || enough.await(PAUSE.multipliedBy(attempt))) {
        return visit;
      }
    }
  }

  private Visit attempt(URI address, int attempt) throws InterruptedException {
    long start = System.nanoTime();
    Page page = Page.NONE;
    String problem = "";
    try {
      HttpResponse<byte[]> answer = fetch(address);
      if (answer.statusCode() == 200) {
        page = Page.parse(address, answer.body());
      } else {
        problem = "status " + answer.statusCode();
      }
    } catch (IOException e) {
      problem = "no answer: " + e.getMessage();
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    return new Visit(address, attempt, millis, page, problem);
  }

  /** What the site says about the request will be the same next time. */
  private static boolean isFinal(Visit failed) {
    return failed.attempts() == ATTEMPTS || failed.problem().startsWith("status 4");
  }

  @Limited(permits = CONNECTIONS)
  HttpResponse<byte[]> fetch(URI address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    return http.send(request, BodyHandlers.ofByteArray());
  }
}
