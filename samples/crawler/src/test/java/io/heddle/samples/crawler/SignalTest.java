package io.heddle.samples.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.samples.harness.ChildJvm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The crawler in a JVM of its own, told to stop while it crawls. */
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
final class SignalTest {

  @TempDir private Path folder;

  @Test
  void itReportsWhatCameOfThePagesWhenItIsToldToStop() throws Exception {
    try (Heddle_Site site = Heddle_Site.create(0, new SitePages(100, 100))) {
      site.start();
      try (ChildJvm crawler =
          ChildJvm.start(
              folder.resolve("printed.txt"), Main.class, site.address().toString(), "100")) {
        crawler.await(
            () -> crawler.lines().stream().anyMatch(line -> line.endsWith("known pages")),
            "a line of progress");

        crawler.terminate();

        assertThat(crawler.awaitEnd()).isEqualTo(ChildJvm.TERMINATED);
        assertThat(crawler.lines()).contains("Stopped early.");
        assertThat(crawler.lines()).anyMatch(line -> line.startsWith("  pages"));
      }
    }
  }
}
