package io.heddle.processor.declare;

import java.util.Arrays;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/** The primitives of the runtime that an accessor can return and that need no more than a name. */
public enum Primitive {
  /** {@code io.heddle.Event}. */
  EVENT("io.heddle", "Event", Amount.NONE),
  /** {@code io.heddle.Semaphore}. */
  SEMAPHORE("io.heddle", "Semaphore", Amount.NEEDED),
  /** {@code io.heddle.BoundedSemaphore}. */
  BOUNDED_SEMAPHORE("io.heddle", "BoundedSemaphore", Amount.NEEDED),
  /** {@code io.heddle.Local}. */
  LOCAL("io.heddle", "Local", Amount.NONE),
  /** {@code io.heddle.LocalMap}. */
  LOCAL_MAP("io.heddle", "LocalMap", Amount.NONE),
  /** {@code io.heddle.queue.Queue}. */
  QUEUE("io.heddle.queue", "Queue", Amount.POSSIBLE),
  /** {@code io.heddle.queue.LifoQueue}. */
  LIFO_QUEUE("io.heddle.queue", "LifoQueue", Amount.POSSIBLE),
  /** {@code io.heddle.queue.PriorityQueue}. */
  PRIORITY_QUEUE("io.heddle.queue", "PriorityQueue", Amount.POSSIBLE),
  /** {@code io.heddle.queue.SimpleQueue}, which has room for anything. */
  SIMPLE_QUEUE("io.heddle.queue", "SimpleQueue", Amount.NONE);

  /** Whether {@code @Limited} says how much there is of it. */
  enum Amount {
    NONE,
    POSSIBLE,
    NEEDED
  }

  private final String packageName;
  private final String simpleName;
  private final Amount amount;

  Primitive(String packageName, String simpleName, Amount amount) {
    this.packageName = packageName;
    this.simpleName = simpleName;
    this.amount = amount;
  }

  static Optional<Primitive> of(TypeMirror type) {
    return Arrays.stream(values())
        .filter(one -> LockTypes.isExactly(type, one.packageName + "." + one.simpleName))
        .findFirst();
  }

  Amount amount() {
    return amount;
  }

  /** Returns the package of its class. */
  public String packageName() {
    return packageName;
  }

  /** Returns the simple name of its class. */
  public String simpleName() {
    return simpleName;
  }

  /** Returns whether its constructor takes a name. */
  public boolean isNamed() {
    return this != LOCAL_MAP;
  }

  /** Returns whether its class has a type parameter. */
  public boolean isGeneric() {
    return this == LOCAL || packageName.equals("io.heddle.queue");
  }

  /** Returns whether whoever waits at it can be sent away for good. */
  public boolean canShutDown() {
    return isGeneric() && this != LOCAL && this != SIMPLE_QUEUE;
  }
}
