package io.heddle;

class ConditionOverOwnLockTest extends AcquirableContract {

  @Override
  Lockable make(String name) {
    return new ConditionAsLockable(new Condition(new OwnLock(name), name));
  }
}
