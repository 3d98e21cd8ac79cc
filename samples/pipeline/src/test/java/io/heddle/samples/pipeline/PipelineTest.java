package io.heddle.samples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class PipelineTest {

  private static final int EPOCH = 16;

  @TempDir private Path folder;

  private final Tally tally = Heddle_Tally.create();
  private final Rejects rejects = Heddle_Rejects.create();
  private final Event enough = new Event("enough");
  private final List<Long> chunksAfterEpochs = new ArrayList<>();
  private final List<Long> wordsAfterEpochs = new ArrayList<>();

  @Test
  void everyWordIsCountedOnceUnderManyTimesTheNormalLoad() throws Exception {
    List<Path> files = Documents.write(folder, 20, 1_500);
    Map<String, Long> expected = new TreeMap<>();
    for (Path file : files) {
      for (String word : Files.readString(file).split("\\s+")) {
        expected.merge(word, 1L, Long::sum);
      }
    }

    run(files, Splitter.ofText());

    Map<String, Long> counted =
        tally.entries().stream().collect(Collectors.toMap(Tally.Entry::word, Tally.Entry::times));
    assertThat(counted.equals(expected)).isTrue();
    assertThat(rejects.all()).isEmpty();
  }

  @Test
  void allMeetAfterEachEpochAndNothingIsUnderWayThen() throws Exception {
    run(Documents.write(folder, 10, 1_000), Splitter.ofText());

    assertThat(chunksAfterEpochs).hasSizeGreaterThan(3);
    for (int epoch = 1; epoch < chunksAfterEpochs.size(); epoch++) {
      assertThat(chunksAfterEpochs.get(epoch - 1)).isEqualTo(epoch * EPOCH);
    }
    assertThat(wordsAfterEpochs).last().isEqualTo(Documents.words(10, 1_000));
  }

  @Test
  void aStageThatThrowsLosesItsChunkAndNothingElse() throws Exception {
    List<Path> files = Documents.write(folder, 20, 100);
    AtomicInteger calls = new AtomicInteger();
    Splitter throwing =
        chunk -> {
          if (calls.incrementAndGet() % 5 == 0) {
            throw new IllegalStateException("every fifth");
          }
          return Map.of("chunk", 1);
        };

    Pipeline pipeline = run(files, throwing);

    assertThat(pipeline.failure()).isEmpty();
    assertThat(rejects.all()).hasSize(calls.get() / 5).allMatch(s -> s.endsWith(": every fifth"));
    assertThat(tally.entries())
        .containsExactly(new Tally.Entry("chunk", calls.get() - calls.get() / 5));
  }

  @Test
  void aStageThatCannotGoOnLetsTheOthersGo() throws Exception {
    Pipeline pipeline =
        run(
            Documents.write(folder, 20, 1_000),
            chunk -> {
              throw new AssertionError("broken");
            });

    assertThat(pipeline.failure()).get().hasToString("java.lang.AssertionError: broken");
  }

  @Test
  void itStopsWhenTheEpochAtHandIsOver() throws Exception {
    Pipeline pipeline =
        run(
            Documents.write(folder, 20, 1_000),
            Splitter.ofText(),
            progress -> {
              if (chunksAfterEpochs.size() == 2) {
                enough.set();
              }
            });

    assertThat(chunksAfterEpochs).containsExactly(16L, 32L);
    long words = tally.entries().stream().mapToLong(Tally.Entry::times).sum();
    assertThat(wordsAfterEpochs).last().isEqualTo(words);
    try (var now = pipeline.progress().read()) {
      assertThat(now.complete()).isFalse();
    }
  }

  private Pipeline run(List<Path> files, Splitter splitter) throws InterruptedException {
    return run(files, splitter, progress -> {});
  }

  private Pipeline run(List<Path> files, Splitter splitter, Consumer<Heddle_Progress> watcher)
      throws InterruptedException {
    try (Heddle_Pipeline pipeline =
        Heddle_Pipeline.create(
            files,
            splitter,
            tally,
            rejects,
            EPOCH,
            enough,
            progress -> {
              try (var now = progress.read()) {
                chunksAfterEpochs.add(now.chunks());
                wordsAfterEpochs.add(now.words());
              }
              watcher.accept(progress);
            })) {
      pipeline.start();
      pipeline.ended().await();
      return pipeline;
    }
  }
}
