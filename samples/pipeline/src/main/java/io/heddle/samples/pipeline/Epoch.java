package io.heddle.samples.pipeline;

import io.heddle.annotation.Guarded;
import io.heddle.annotation.Limited;
import io.heddle.annotation.Threaded;
import io.heddle.queue.Queue;
import java.util.Map;

/**
 * The queues between the stages, for one epoch. Each has little room: a stage that is faster than
 * the next one waits for it. A stage that has ended shuts its queue down, and the next one ends
 * when it has emptied that: no marker in the queue has to say so.
 */
@Threaded
abstract class Epoch {

  @Guarded("splitting")
  private int splitters;

  Epoch(int splitters) {
    this.splitters = splitters;
  }

  /** From the reader to the splitters. */
  @Limited(permits = 16)
  abstract Queue<Chunk> chunks();

  /** From the splitters to the counters. */
  @Limited(permits = 16)
  abstract Queue<Map<String, Integer>> counts();

  /** The last splitter that ends shuts the queue of the counters down. */
  @Guarded("splitting")
  void endOfSplitter() {
    splitters--;
    if (splitters == 0) {
      counts().shutdown();
    }
  }

  /** Lets everybody go at once. */
  void abandon() {
    chunks().shutdown(true);
    counts().shutdown(true);
  }
}
