package io.heddle.samples.bank;

/**
 * How far a settlement has come.
 *
 * @param batches how many batches are closed
 * @param allBatches how many there are
 * @param settled how many transfers moved money
 * @param declined how many did not, for want of funds
 * @param moved how much money moved, in cents
 */
record Progress(int batches, int allBatches, int settled, int declined, long moved) {

  Progress afterSettling(Transfer transfer) {
    return new Progress(batches, allBatches, settled + 1, declined, moved + transfer.cents());
  }

  Progress afterDeclining() {
    return new Progress(batches, allBatches, settled, declined + 1, moved);
  }

  Progress afterBatch() {
    return new Progress(batches + 1, allBatches, settled, declined, moved);
  }

  boolean complete() {
    return batches == allBatches;
  }
}
