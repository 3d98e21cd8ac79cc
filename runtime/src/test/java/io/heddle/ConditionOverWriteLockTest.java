package io.heddle;

class ConditionOverWriteLockTest extends ReentrantContract {

  @Override
  Lockable make(String name) {
    return new ConditionAsLockable(new Condition(new RwLock(name).writeLock(), name));
  }
}
