package io.heddle;

class ConditionOverLockTest extends OwnerlessContract {

  @Override
  Lockable make(String name) {
    return new ConditionAsLockable(new Condition(new Lock(name), name));
  }
}
