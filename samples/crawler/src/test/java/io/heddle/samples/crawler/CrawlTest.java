package io.heddle.samples.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.Event;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The crawler and the site, over real connections. */
@Timeout(60)
final class CrawlTest {

  private static final Duration LONG = Duration.ofSeconds(55);

  private final Event enough = new Event("enough");
  private final Visits visits = Heddle_Visits.create();

  @Test
  void eachPageIsFetchedOnceUnderManyTimesTheNormalLoad() throws Exception {
    SitePages pages = new SitePages(40, 40);
    try (Heddle_Site site = Heddle_Site.create(0, pages)) {
      site.start();

      assertThat(crawl(site.address(), LONG, (visited, known) -> {})).isEqualTo(Crawl.End.COMPLETE);

      List<URI> visited = visits.all().stream().map(Visit::address).toList();
      assertThat(visited).hasSameSizeAs(new TreeSet<>(visited));
      Map<String, Integer> requests = site.requests();
      assertThat(visited.stream().map(URI::getPath).collect(Collectors.toSet()))
          .isEqualTo(requests.keySet());
      for (int article = 0; article < pages.articles(); article++) {
        assertRequests(article, requests.get("/article/" + article));
      }
      assertThat(site.mostAtOnce()).isLessThanOrEqualTo(Fetcher.CONNECTIONS);
    }
  }

  private static void assertRequests(int article, int number) {
    if (SitePages.hangsUp(article)) {
      // The HTTP client itself asks once more when a connection that it has kept is closed.
      assertThat(number).as("article %d", article).isGreaterThanOrEqualTo(Fetcher.ATTEMPTS);
    } else if (SitePages.isBroken(article) || SitePages.isFlaky(article)) {
      assertThat(number).as("article %d", article).isEqualTo(Fetcher.ATTEMPTS);
    } else {
      assertThat(number).as("article %d", article).isOne();
    }
  }

  @Test
  void whatFailsIsNamedAndNothingElse() throws Exception {
    SitePages pages = new SitePages(5, 20);
    try (Heddle_Site site = Heddle_Site.create(0, pages)) {
      site.start();
      crawl(site.address(), LONG, (visited, known) -> {});
    }

    assertThat(
            visits.all().stream()
                .filter(Visit::failed)
                .map(visit -> visit.address().getPath())
                .collect(Collectors.toSet()))
        .isEqualTo(
            IntStream.range(0, pages.articles())
                .boxed()
                .flatMap(article -> expectedFailures(article).stream())
                .collect(Collectors.toSet()));
  }

  private static List<String> expectedFailures(int article) {
    if (SitePages.isBroken(article) || SitePages.hangsUp(article)) {
      return List.of("/article/" + article);
    }
    return SitePages.hasDeadLink(article) ? List.of("/gone/" + article) : List.of();
  }

  @Test
  void itEndsWhenItsTimeIsOverWhateverItsTasksDo() throws Exception {
    try (Heddle_Site site = Heddle_Site.create(0, new SitePages(100, 100))) {
      site.start();

      assertThat(crawl(site.address(), Duration.ofMillis(300), (visited, known) -> {}))
          .isEqualTo(Crawl.End.OUT_OF_TIME);
    }
    assertThat(visits.size()).isLessThan(100 * 100);
  }

  @Test
  void itStopsWhenNobodyWantsMore() throws Exception {
    try (Heddle_Site site = Heddle_Site.create(0, new SitePages(100, 100))) {
      site.start();

      assertThat(crawl(site.address(), LONG, (visited, known) -> enough.set()))
          .isEqualTo(Crawl.End.STOPPED);
    }
    assertThat(visits.size()).isLessThan(100 * 100);
  }

  private Crawl.End crawl(URI start, Duration time, BiConsumer<Integer, Integer> watcher)
      throws InterruptedException {
    return new Crawl(
            Heddle_Frontier.create(start), visits, Heddle_Fetcher.create(enough), enough, watcher)
        .run(time);
  }
}
