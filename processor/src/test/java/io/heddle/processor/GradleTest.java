package io.heddle.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;

/** What Gradle wants to know before it compiles incrementally. */
final class GradleTest {

  @Test
  void everyProcessorIsDeclaredIsolating() throws IOException {
    List<String> processors =
        ServiceLoader.load(Processor.class).stream()
            .map(provider -> provider.type().getName())
            .filter(name -> name.startsWith("io.heddle.processor."))
            .sorted()
            .toList();

    assertThat(processors).isNotEmpty();
    assertThat(declared()).isEqualTo(processors.stream().map(name -> name + ",isolating").toList());
  }

  private static List<String> declared() throws IOException {
    String name = "/META-INF/gradle/incremental.annotation.processors";
    try (InputStream in = HeddleProcessor.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .sorted()
          .collect(Collectors.toList());
    }
  }
}
