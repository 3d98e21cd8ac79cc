package io.heddle.samples.bank;

import io.heddle.BrokenBarrierException;
import io.heddle.Event;
import io.heddle.HeddleThread;
import io.heddle.Threads;
import io.heddle.annotation.Barrier;
import io.heddle.annotation.Barrier.At;
import io.heddle.annotation.Guarded;
import io.heddle.annotation.Threaded;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Settles transfers on several threads, the tellers, in batches: none begins the next batch before
 * all have finished this one and it is on the disk.
 */
@Threaded
abstract class Settlement {

  static final int TELLERS = 4;

  private final Bank bank;
  private final Journal journal;
  private final List<Transfer> transfers;
  private final int batchSize;
  private final Event stopping;
  private final Consumer<Progress> watcher;

  @Guarded("tally")
  private Progress progress;

  @Guarded("tally")
  private boolean stopped;

  @Guarded("tally")
  private final List<Throwable> failures = new ArrayList<>();

  /**
   * @param stopping lets the tellers finish the batch at hand and no other, when it is set
   * @param watcher told how far it has come whenever a batch is closed, by one teller while the
   *     others wait
   */
  Settlement(
      Bank bank,
      Journal journal,
      List<Transfer> transfers,
      int batchSize,
      Event stopping,
      Consumer<Progress> watcher) {
    this.bank = bank;
    this.journal = journal;
    this.transfers = transfers;
    this.batchSize = batchSize;
    this.stopping = stopping;
    this.watcher = watcher;
    int batches = (transfers.size() + batchSize - 1) / batchSize;
    this.progress = new Progress(0, batches, 0, 0, 0);
  }

  /**
   * Settles all transfers, or as many as there is time for before it is told to stop.
   *
   * @return how far it came
   * @throws SettlementFailedException if a teller failed; the batch at hand is then not on the disk
   * @throws InterruptedException if the calling thread was interrupted; the tellers stop
   */
  Progress run() throws SettlementFailedException, InterruptedException {
    List<HeddleThread> tellers = new ArrayList<>();
    for (int i = 0; i < TELLERS; i++) {
      int teller = i;
      tellers.add(Threads.thread(() -> work(teller)).name("teller-" + teller).start());
    }
    try {
      for (HeddleThread teller : tellers) {
        teller.join();
      }
    } catch (InterruptedException e) {
      stopping.set();
      throw e;
    }
    List<Throwable> failed = failures();
    if (!failed.isEmpty()) {
      throw new SettlementFailedException(failed.get(0));
    }
    return progress();
  }

  private void work(int teller) {
    try {
      int batches = progress().allBatches();
      for (int batch = 0; batch < batches && !stopped(); batch++) {
        settleShare(batch, teller);
      }
    } catch (BrokenBarrierException e) {
      // Another teller failed, and says so itself.
    } catch (InterruptedException | RuntimeException | Error e) {
      fail(e);
    }
  }

  /** One teller's part of a batch; ends when all tellers have done theirs. */
  @Barrier(parties = TELLERS, at = At.EXIT, action = "closeBatch")
  void settleShare(int batch, int teller) throws InterruptedException {
    int end = Math.min((batch + 1) * batchSize, transfers.size());
    for (int i = batch * batchSize + teller; i < end; i += TELLERS) {
      Transfer transfer = transfers.get(i);
      boolean settled = bank.settle(transfer);
      journal.record(transfer, settled);
      count(transfer, settled);
    }
  }

  /**
   * Runs in one teller while the others wait. Whether to stop is decided here and nowhere else, so
   * that all tellers agree about it: one that went on alone would wait for the others for ever.
   */
  void closeBatch() {
    try {
      journal.flush();
    } catch (UnusableFileException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    watcher.accept(endBatch());
  }

  @Guarded("tally")
  Progress endBatch() {
    stopped = stopping.isSet();
    progress = progress.afterBatch();
    return progress;
  }

  @Guarded("tally")
  void count(Transfer transfer, boolean settled) {
    progress = settled ? progress.afterSettling(transfer) : progress.afterDeclining();
  }

  @Guarded("tally")
  void fail(Throwable failure) {
    failures.add(failure);
  }

  @Guarded("tally")
  List<Throwable> failures() {
    return List.copyOf(failures);
  }

  @Guarded("tally")
  boolean stopped() {
    return stopped;
  }

  @Guarded("tally")
  Progress progress() {
    return progress;
  }
}
