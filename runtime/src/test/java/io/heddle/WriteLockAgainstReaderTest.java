package io.heddle;

class WriteLockAgainstReaderTest extends ReentrantContract {

  private RwLock lock = new RwLock();

  @Override
  Lockable make(String name) {
    lock = new RwLock(name);
    return lock.writeLock();
  }

  @Override
  Lockable blockerOf(Lockable made) {
    return lock.readLock();
  }

  @Override
  Lockable exclusive() {
    return lock.writeLock();
  }
}
