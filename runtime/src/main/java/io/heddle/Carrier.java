package io.heddle;

/** The platform thread of a {@link HeddleThread}, which finds its handle without a lookup. */
final class Carrier extends Thread {

  final HeddleThread handle;

  Carrier(HeddleThread handle, String name, long stackSize) {
    this(handle, name, stackSize, true);
  }

  /**
   * @param inherits whether it takes over the inheritable thread-locals of the thread that makes it
   */
  Carrier(HeddleThread handle, String name, long stackSize, boolean inherits) {
    super(null, null, name, stackSize, inherits);
    this.handle = handle;
  }

  @Override
  public void run() {
    handle.carry();
  }
}
