package io.heddle.samples.pipeline;

import io.heddle.BrokenBarrierException;
import io.heddle.Event;
import io.heddle.ExceptHookArgs;
import io.heddle.annotation.Barrier;
import io.heddle.annotation.Barrier.At;
import io.heddle.annotation.Daemon;
import io.heddle.annotation.ExceptHook;
import io.heddle.annotation.Guarded;
import io.heddle.annotation.Threaded;
import io.heddle.queue.QueueShutDownException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A reader, three splitters and two counters, with queues between them. After each epoch, so many
 * chunks, all of them meet: nothing is under way then, and what is reported is exact.
 */
@Threaded
abstract class Pipeline {

  private static final int SPLITTERS = 3;
  private static final int CREW = 1 + SPLITTERS + 2;

  /** What one of the crew does in an epoch; it ends when there is nothing more to do in it. */
  interface Stage {
    void run(Epoch epoch) throws InterruptedException;
  }

  private final ChunkSource source;
  private final Splitter splitter;
  private final Tally tally;
  private final Rejects rejects;
  private final Heddle_Progress progress;
  private final Consumer<Heddle_Progress> watcher;
  private final int chunksPerEpoch;
  private final Event enough;

  @Guarded("epoch")
  private Epoch current = Heddle_Epoch.create(SPLITTERS);

  @Guarded("epoch")
  private Optional<Throwable> failure = Optional.empty();

  /**
   * @param enough set when it should end after the epoch at hand
   * @param watcher told how far it has come after each epoch, by one of the crew while the others
   *     wait
   */
  Pipeline(
      List<Path> files,
      Splitter splitter,
      Tally tally,
      Rejects rejects,
      int chunksPerEpoch,
      Event enough,
      Consumer<Heddle_Progress> watcher) {
    this.source = new ChunkSource(files, rejects);
    this.splitter = splitter;
    this.tally = tally;
    this.rejects = rejects;
    this.progress = Heddle_Progress.create(0, 0, 0, 0, false);
    this.chunksPerEpoch = chunksPerEpoch;
    this.enough = enough;
    this.watcher = watcher;
  }

  /** Set when it has ended, for whatever reason. */
  abstract Event ended();

  @Daemon(name = "reader")
  void reader(Event stopping) throws InterruptedException {
    work(this::read);
  }

  @Daemon(name = "splitter-1")
  void splitter1(Event stopping) throws InterruptedException {
    work(this::split);
  }

  @Daemon(name = "splitter-2")
  void splitter2(Event stopping) throws InterruptedException {
    work(this::split);
  }

  @Daemon(name = "splitter-3")
  void splitter3(Event stopping) throws InterruptedException {
    work(this::split);
  }

  @Daemon(name = "counter-1")
  void counter1(Event stopping) throws InterruptedException {
    work(this::count);
  }

  @Daemon(name = "counter-2")
  void counter2(Event stopping) throws InterruptedException {
    work(this::count);
  }

  private void work(Stage stage) throws InterruptedException {
    try {
      while (!ended().isSet()) {
        runEpoch(stage);
      }
    } catch (BrokenBarrierException e) {
      // Another one of the crew failed, and says so itself.
    }
  }

  @Barrier(parties = CREW, at = At.EXIT, action = "endEpoch")
  void runEpoch(Stage stage) throws InterruptedException {
    stage.run(epoch());
  }

  private void read(Epoch epoch) throws InterruptedException {
    try {
      for (int i = 0; i < chunksPerEpoch && !enough.isSet(); i++) {
        Optional<Chunk> chunk = source.next();
        if (chunk.isEmpty()) {
          try (var now = progress.write()) {
            now.complete(true);
          }
          return;
        }
        if (epoch.chunks().full()) {
          try (var now = progress.write()) {
            now.heldBack(now.heldBack() + 1);
          }
        }
        epoch.chunks().put(chunk.get());
      }
    } finally {
      epoch.chunks().shutdown();
    }
  }

  private void split(Epoch epoch) throws InterruptedException {
    try {
      while (true) {
        Chunk chunk = epoch.chunks().get();
        Map<String, Integer> counts;
        try {
          counts = splitter.split(chunk);
        } catch (Exception e) {
          rejects.add(chunk, e);
          continue;
        }
        epoch.counts().put(counts);
      }
    } catch (QueueShutDownException e) {
      epoch.endOfSplitter();
    }
  }

  private void count(Epoch epoch) throws InterruptedException {
    try {
      while (true) {
        Map<String, Integer> counts = epoch.counts().get();
        tally.add(counts);
        try (var now = progress.write()) {
          now.chunks(now.chunks() + 1);
          now.words(now.words() + counts.values().stream().mapToLong(Integer::longValue).sum());
        }
      }
    } catch (QueueShutDownException e) {
      // All that was split has been counted.
    }
  }

  /** Runs in one of the crew while the others wait: the next epoch is there before they go on. */
  void endEpoch() {
    nextEpoch();
    boolean complete;
    try (var now = progress.write()) {
      now.epochs(now.epochs() + 1);
      complete = now.complete();
    }
    watcher.accept(progress);
    if (complete || enough.isSet()) {
      ended().set();
    }
  }

  @Guarded("epoch")
  Epoch epoch() {
    return current;
  }

  @Guarded("epoch")
  void nextEpoch() {
    current = Heddle_Epoch.create(SPLITTERS);
  }

  /** Who fails leaves the others without the one they wait for. */
  @ExceptHook
  void failed(ExceptHookArgs args) {
    keep(args.value());
    epoch().abandon();
    ended().set();
  }

  @Guarded("epoch")
  void keep(Throwable cause) {
    if (failure.isEmpty()) {
      failure = Optional.of(cause);
    }
  }

  /** What made it end before its time, if anything did. */
  @Guarded("epoch")
  Optional<Throwable> failure() {
    return failure;
  }

  Heddle_Progress progress() {
    return progress;
  }

  public void close() {
    source.close();
  }
}
