package io.heddle;

class ConditionOverOwnLockTest extends ReentrantContract {

  @Override
  Lockable make(String name) {
    return new ConditionAsLockable(new Condition(new OwnLock(name), name));
  }
}
