package io.heddle.samples.crawler;

import io.heddle.Event;
import io.heddle.scope.Scope;
import io.heddle.scope.ScopeTimeout;
import java.net.URI;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * Visits all pages of a site that can be reached from one of them. Each page is a task, which forks
 * a task for each link that is new; the scope around them all knows when the last has ended.
 */
final class Crawl {

  /** How a crawl ended. */
  enum End {
    COMPLETE,
    STOPPED,
    OUT_OF_TIME
  }

  /** More than there are connections: others read what has come, or pause. */
  private static final int TASKS = 2 * Fetcher.CONNECTIONS;

  private static final Duration LOOK = Duration.ofMillis(200);

  private final Frontier frontier;
  private final Visits visits;
  private final Fetcher fetcher;
  private final Event enough;
  private final BiConsumer<Integer, Integer> watcher;

  /**
   * @param enough ends it before its time when it is set
   * @param watcher told again and again how many pages were visited and how many are known
   */
  Crawl(
      Frontier frontier,
      Visits visits,
      Fetcher fetcher,
      Event enough,
      BiConsumer<Integer, Integer> watcher) {
    this.frontier = frontier;
    this.visits = visits;
    this.fetcher = fetcher;
    this.enough = enough;
    this.watcher = watcher;
  }

  /** Crawls until there is nothing left to visit, nobody wants more, or the time is over. */
  End run(Duration time) throws InterruptedException {
    try (Scope scope = Scope.open("crawl").timeout(time).limit(TASKS)) {
      scope.daemon("watch", () -> watch(scope));
      scope.fork(frontier.start().getPath(), () -> visit(frontier.start(), scope));
      scope.join();
    } catch (ScopeTimeout e) {
      return End.OUT_OF_TIME;
    }
    return enough.isSet() ? End.STOPPED : End.COMPLETE;
  }

  private void visit(URI page, Scope scope) throws InterruptedException {
    Visit visit = fetcher.visit(page);
    visits.record(visit);
    for (URI link : visit.page().links()) {
      if (frontier.isNew(link)) {
        scope.fork(link.getPath(), () -> visit(link, scope));
      }
    }
  }

  private void watch(Scope scope) throws InterruptedException {
    while (!enough.await(LOOK)) {
      watcher.accept(visits.size(), frontier.size());
    }
    scope.cancel();
  }
}
