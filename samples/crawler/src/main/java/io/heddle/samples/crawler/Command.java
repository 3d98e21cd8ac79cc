package io.heddle.samples.crawler;

import io.heddle.Event;
import io.heddle.Termination;
import io.heddle.Threads;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;

/** The command line: crawls a site, its own or another, and reports. */
final class Command {

  /** Every page that can be reached was asked for. */
  static final int DONE = 0;

  /** It was stopped, its time was over, or there was nothing at the address. */
  static final int FAILED = 1;

  /** The arguments, or the port that they name, cannot be used. */
  static final int MISUSED = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final SitePages PAGES = new SitePages(20, 25);
  private static final String USAGE =
      "usage: crawler <http address, or a port for a site of its own> <deadline in seconds>";

  private final PrintStream err;
  private final Report report;

  Command(PrintStream out, PrintStream err) {
    this.err = err;
    this.report = new Report(out);
  }

  /** Returns the exit status. */
  int run(String... arguments) {
    if (arguments.length != 2) {
      return misused("expected 2 arguments, found " + arguments.length);
    } else if (!arguments[1].matches("[1-9]\\d{0,5}")) {
      return misused("expected a number of seconds, found '" + arguments[1] + "'");
    }
    Duration time = Duration.ofSeconds(Integer.parseInt(arguments[1]));
    try (Termination termination = Termination.within(PATIENCE)) {
      if (arguments[0].matches("\\d{1,5}") && Integer.parseInt(arguments[0]) <= 65_535) {
        return crawlOwnSite(Integer.parseInt(arguments[0]), time, termination.requested());
      }
      URI start = new URI(arguments[0]);
      if (!"http".equals(start.getScheme()) || start.getHost() == null) {
        return misused("expected an http address or a port, found '" + arguments[0] + "'");
      }
      return crawl(start, time, termination.requested());
    } catch (URISyntaxException e) {
      return misused("expected an address: " + e.getMessage());
    } catch (InterruptedException e) {
      err.println("crawler: interrupted");
      return FAILED;
    }
  }

  private int crawlOwnSite(int port, Duration time, Event enough) throws InterruptedException {
    Threads.excepthook(args -> err.println("crawler: " + args.value().getMessage()));
    try (Heddle_Site site = Heddle_Site.create(port, PAGES)) {
      try {
        site.start();
      } catch (IllegalStateException e) {
        // The site has said why it could not start.
        return MISUSED;
      }
      int status = crawl(site.address(), time, enough);
      report.site(site.mostAtOnce());
      return status;
    }
  }

  private int crawl(URI start, Duration time, Event enough) throws InterruptedException {
    Frontier frontier = Heddle_Frontier.create(start);
    Visits visits = Heddle_Visits.create();
    Fetcher fetcher = Heddle_Fetcher.create(enough);
    report.begin(start);
    Crawl.End end = new Crawl(frontier, visits, fetcher, enough, report::progress).run(time);
    List<Visit> all = visits.all();
    report.end(end, all, frontier.size());
    return end == Crawl.End.COMPLETE && !all.stream().allMatch(Visit::failed) ? DONE : FAILED;
  }

  private int misused(String problem) {
    err.println("crawler: " + problem);
    err.println(USAGE);
    return MISUSED;
  }
}
