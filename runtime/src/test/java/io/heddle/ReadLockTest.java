package io.heddle;

class ReadLockTest extends ReentrantContract {

  private RwLock lock = new RwLock();

  @Override
  Lockable make(String name) {
    lock = new RwLock(name);
    return lock.readLock();
  }

  @Override
  Lockable blockerOf(Lockable made) {
    return lock.writeLock();
  }
}
