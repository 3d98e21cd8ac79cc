package io.heddle.samples.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class PageTest {

  private static final URI ADDRESS = URI.create("http://site/a/b");

  @Test
  void linksAreResolvedAndCountOnce() {
    Page page =
        parse("<a href=\"c\">c</a> <a class=\"x\" href=\"/d#part\">d</a> <a href=\"/d\">again</a>");

    assertThat(page.links())
        .containsExactly(URI.create("http://site/a/c"), URI.create("http://site/d"));
    assertThat(page.malformed()).isEmpty();
  }

  @Test
  void whatIsNoAddressIsNamedAndHidesNothing() {
    Page page = parse("<a href=\"http://[x\">1</a <a href=\"y z\">2<a href=\"ok\">3");

    assertThat(page.malformed()).containsExactly("http://[x", "y z");
    assertThat(page.links()).containsExactly(URI.create("http://site/a/ok"));
  }

  @Test
  void bytesThatAreNoTextAreReadOver() {
    assertThat(Page.parse(ADDRESS, new byte[] {(byte) 0xff, 0, '<', 'a', ' '}).links()).isEmpty();
  }

  private static Page parse(String text) {
    return Page.parse(ADDRESS, text.getBytes(StandardCharsets.UTF_8));
  }
}
