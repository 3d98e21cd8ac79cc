package io.heddle;

class WriteLockTest extends AcquirableContract {

  @Override
  Lockable make(String name) {
    return new RwLock(name).writeLock();
  }
}
