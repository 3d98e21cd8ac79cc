package io.heddle;

class ConditionOverRLockTest extends ReentrantContract {

  @Override
  Lockable make(String name) {
    return new ConditionAsLockable(new Condition(new RLock(name), name));
  }
}
