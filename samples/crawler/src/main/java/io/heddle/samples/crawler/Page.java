package io.heddle.samples.crawler;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a crawler sees of a page.
 *
 * @param bytes how long it is
 * @param links the addresses that it links to, each once
 * @param malformed what stands where an address should
 */
record Page(int bytes, List<URI> links, List<String> malformed) {

  static final Page NONE = new Page(0, List.of(), List.of());

  private static final Pattern LINK = Pattern.compile("<a\\s[^>]*?href=\"([^\"]*)\"");

  /** Reads a page as browsers do: what is broken in it does not hide the rest. */
  static Page parse(URI address, byte[] body) {
    Set<URI> links = new LinkedHashSet<>();
    List<String> malformed = new ArrayList<>();
    Matcher link = LINK.matcher(new String(body, StandardCharsets.UTF_8));
    while (link.find()) {
      try {
        links.add(withoutFragment(address.resolve(new URI(link.group(1)))));
      } catch (URISyntaxException e) {
        malformed.add(link.group(1));
      }
    }
    return new Page(body.length, List.copyOf(links), List.copyOf(malformed));
  }

  private static URI withoutFragment(URI address) throws URISyntaxException {
    return address.getFragment() == null
        ? address
        : new URI(address.getScheme(), address.getSchemeSpecificPart(), null);
  }
}
