package io.heddle;

class WriteLockTest extends ReentrantContract {

  @Override
  Lockable make(String name) {
    return new RwLock(name).writeLock();
  }
}
