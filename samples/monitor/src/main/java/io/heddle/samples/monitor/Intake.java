package io.heddle.samples.monitor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.heddle.Event;
import io.heddle.annotation.Daemon;
import io.heddle.annotation.Threaded;
import io.heddle.pool.ThreadPool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Takes lines in: {@code POST /lines}, one line of the body each; {@code GET /metrics} answers. */
@Threaded
abstract class Intake {

  private static final int WORKERS = 8;

  /** How long requests that are being answered may take when the monitor stops. */
  private static final int LAST_SECONDS = 1;

  private final Requests requests;
  private final int port;
  private final Console console;

  Intake(Requests requests, int port, Console console) {
    this.requests = requests;
    this.port = port;
    this.console = console;
  }

  @Daemon(name = "intake")
  void listen(Event stopping, Event ready) throws UnusableException, InterruptedException {
    HttpServer server = bind();
    try (ThreadPool workers = new ThreadPool(WORKERS, "intake-worker")) {
      server.setExecutor(request -> workers.submit(request));
      server.createContext("/", this::answer);
      server.start();
      try {
        console.listening(server.getAddress().getPort());
        ready.set();
        stopping.await();
      } finally {
        server.stop(LAST_SECONDS);
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

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Requests.Answer answer =
          requests.answer(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              exchange.getRequestBody());
      byte[] text = (answer.text() + "\n").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      exchange.sendResponseHeaders(answer.status(), text.length);
      exchange.getResponseBody().write(text);
    }
  }
}
