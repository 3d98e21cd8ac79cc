package io.heddle.processor.weave;

import com.palantir.javapoet.ClassName;

/** The types of the runtime that generated code names. */
final class RuntimeTypes {

  static final ClassName BARRIER = ClassName.get("io.heddle", "Barrier");
  static final ClassName BOUNDED_SEMAPHORE = ClassName.get("io.heddle", "BoundedSemaphore");
  static final ClassName CONDITION = ClassName.get("io.heddle", "Condition");
  static final ClassName DAEMON_PLAN = ClassName.get("io.heddle", "DaemonPlan");
  static final ClassName HELD = ClassName.get("io.heddle", "Held");
  static final ClassName LIFECYCLE = ClassName.get("io.heddle", "Lifecycle");
  static final ClassName LOCAL = ClassName.get("io.heddle", "Local");
  static final ClassName LOCK = ClassName.get("io.heddle", "Lock");
  static final ClassName LOCKABLE = ClassName.get("io.heddle", "Lockable");
  static final ClassName LOCKS = ClassName.get("io.heddle", "Locks");
  static final ClassName LOCK_TIMEOUT = ClassName.get("io.heddle", "LockTimeoutException");
  static final ClassName RLOCK = ClassName.get("io.heddle", "RLock");
  static final ClassName RW_LOCK = ClassName.get("io.heddle", "RwLock");
  static final ClassName SERVICE = ClassName.get("io.heddle", "Service");
  static final ClassName SERVICE_STATE = ClassName.get("io.heddle", "ServiceState");
  static final ClassName SUPERVISOR = ClassName.get("io.heddle", "Supervisor");

  private RuntimeTypes() {}
}
