package io.heddle;

/** The default methods of {@link Lockable} keep the contract too. */
class OwnLockTest extends ReentrantContract {

  @Override
  Lockable make(String name) {
    return new OwnLock(name);
  }
}
