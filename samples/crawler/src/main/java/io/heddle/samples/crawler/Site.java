package io.heddle.samples.crawler;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.heddle.Event;
import io.heddle.annotation.Daemon;
import io.heddle.annotation.Guarded;
import io.heddle.annotation.Threaded;
import io.heddle.pool.ThreadPool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** A site of several hundred pages on this machine, with all that is wrong with real ones. */
@Threaded
abstract class Site {

  private static final int WORKERS = 16;

  private final int port;
  private final SitePages pages;

  @Guarded("requests")
  private final Map<String, Integer> requests = new HashMap<>();

  @Guarded("requests")
  private int atOnce;

  @Guarded("requests")
  private int mostAtOnce;

  @Guarded("requests")
  private int listeningOn;

  Site(int port, SitePages pages) {
    this.port = port;
    this.pages = pages;
  }

  @Daemon(name = "site")
  void serve(Event stopping, Event ready) throws UnusableException, InterruptedException {
    HttpServer server = bind();
    try (ThreadPool workers = new ThreadPool(WORKERS, "site-worker")) {
      server.setExecutor(request -> workers.submit(request));
      server.createContext("/", exchange -> answer(exchange, stopping));
      server.start();
      try {
        listeningOn(server.getAddress().getPort());
        ready.set();
        stopping.await();
      } finally {
        server.stop(0);
      }
    }
  }

  private HttpServer bind() throws UnusableException {
    // The head and the body of an answer are two packets; else the second one waits until the
    // client has acknowledged the first, for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw UnusableException.listening(port, e);
    }
  }

  private void answer(HttpExchange exchange, Event stopping) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      SitePages.Answer answer = pages.answer(path, begin(path));
      try {
        stopping.await(answer.delay());
      } catch (InterruptedException e) {
        throw new IOException("interrupted", e);
      } finally {
        end();
      }
      if (answer.status() != SitePages.HANG_UP) {
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        exchange.getResponseBody().write(answer.body());
      }
    }
  }

  /** Returns how often the page was asked for until now, this time included. */
  @Guarded("requests")
  int begin(String path) {
    atOnce++;
    mostAtOnce = Math.max(mostAtOnce, atOnce);
    return requests.merge(path, 1, Integer::sum);
  }

  /** Before the answer is sent: who has it may ask for the next page at once. */
  @Guarded("requests")
  void end() {
    atOnce--;
  }

  @Guarded("requests")
  void listeningOn(int actual) {
    listeningOn = actual;
  }

  @Guarded("requests")
  URI address() {
    return URI.create("http://127.0.0.1:" + listeningOn + "/");
  }

  /** How often each page was asked for. */
  @Guarded("requests")
  Map<String, Integer> requests() {
    return Map.copyOf(requests);
  }

  @Guarded("requests")
  int mostAtOnce() {
    return mostAtOnce;
  }
}
