package io.heddle.samples.crawler;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the site says: a start page, sections, and articles that link to each other. Some articles
 * are slow, some fail for good, some fail twice and come then, some hang up, some are malformed,
 * and some link to what is not there.
 */
final class SitePages {

  /** Instead of a status: the connection is closed without an answer. */
  static final int HANG_UP = 0;

  private static final Duration SLOW = Duration.ofMillis(150);
  private static final int LINKS = 5;

  /** What is sent, and how long that takes. */
  record Answer(int status, Duration delay, byte[] body) {}

  private final int sections;
  private final int articlesPerSection;

  SitePages(int sections, int articlesPerSection) {
    this.sections = sections;
    this.articlesPerSection = articlesPerSection;
  }

  int articles() {
    return sections * articlesPerSection;
  }

  /**
   * @param time how often the page is asked for, this time included
   */
  Answer answer(String path, int time) {
    if (path.equals("/")) {
      return page(links("/section/", IntStream.range(0, sections)));
    } else if (path.startsWith("/section/")) {
      int first = number(path) * articlesPerSection;
      return page(links("/article/", IntStream.range(first, first + articlesPerSection)));
    } else if (path.startsWith("/article/")) {
      return article(number(path), time);
    }
    return new Answer(404, Duration.ZERO, bytes("<h1>Not found</h1>"));
  }

  private Answer article(int number, int time) {
    Answer page = page(articleText(number));
    if (isBroken(number)) {
      return new Answer(500, Duration.ZERO, bytes("<h1>Broken</h1>"));
    } else if (isFlaky(number) && time < 3) {
      return new Answer(503, Duration.ZERO, bytes("<h1>Come again</h1>"));
    } else if (hangsUp(number)) {
      return new Answer(HANG_UP, Duration.ZERO, new byte[0]);
    } else if (number % 17 == 5) {
      return new Answer(200, SLOW, page.body());
    }
    return page;
  }

  static boolean isBroken(int article) {
    return article % 29 == 7;
  }

  static boolean isFlaky(int article) {
    return article % 31 == 9;
  }

  static boolean hangsUp(int article) {
    return article % 41 == 13;
  }

  static boolean isMalformed(int article) {
    return article % 37 == 11;
  }

  static boolean hasDeadLink(int article) {
    return article % 43 == 21;
  }

  private String articleText(int number) {
    Random random = new Random(number);
    String text = links("/article/", random.ints(LINKS, 0, articles()));
    if (isMalformed(number)) {
      text = "<p><a href=\"http://[broken\">one</a <a href=\"article 7\">two</a>\0\uffff" + text;
    }
    if (hasDeadLink(number)) {
      text += "<a href=\"/gone/" + number + "\">gone</a>";
    }
    return text + "<a href=\"http://elsewhere.example/#top\">elsewhere</a>";
  }

  private static String links(String prefix, IntStream numbers) {
    return numbers
        .mapToObj(
            number -> "<a class=\"link\" href=\"%s%d\">%d</a>".formatted(prefix, number, number))
        .collect(Collectors.joining("\n"));
  }

  private static int number(String path) {
    return Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
  }

  private static Answer page(String text) {
    return new Answer(200, Duration.ZERO, bytes("<html><body>" + text + "</body></html>"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
