package io.heddle;

class ConditionOverLockTest extends AcquirableContract {

  @Override
  Lockable make(String name) {
    return new ConditionAsLockable(new Condition(new Lock(name), name));
  }

  @Override
  boolean owned() {
    return false;
  }

  @Override
  boolean reentrant() {
    return false;
  }
}
