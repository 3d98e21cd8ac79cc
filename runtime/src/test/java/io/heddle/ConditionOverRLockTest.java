package io.heddle;

class ConditionOverRLockTest extends AcquirableContract {

  @Override
  Lockable make(String name) {
    return new ConditionAsLockable(new Condition(new RLock(name), name));
  }
}
