package io.heddle;

/** The platform thread of a {@link HeddleThread}, which finds its handle without a lookup. */
final class Carrier extends Thread {

  final HeddleThread handle;

  Carrier(HeddleThread handle, String name, long stackSize) {
    super(null, null, name, stackSize);
    this.handle = handle;
  }

  @Override
  public void run() {
    handle.carry();
  }
}
