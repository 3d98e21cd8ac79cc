package io.heddle.scope;

import io.heddle.internal.Ambient;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One thread within scopes: which one it is in, and when that may interrupt it.
 *
 * <p>A thread that a scope has started may be interrupted wherever its body is, because the scope
 * owns it. A thread that has opened a scope may be interrupted for that scope only while it waits
 * at a primitive: elsewhere it may be in code that has nothing to do with the scope, and nobody
 * could take the interrupt back. The same holds for a body under a shield.
 *
 * <p>The protocol: whoever cancels sets the scope's flag and then reads {@link #signal}; the thread
 * changes {@link #signal} and then reads the flag. So one of them sees the other. An interrupt is
 * sent between a compare-and-set to {@link #SENDING} and a store; the thread never leaves a state
 * while one is on its way, so that it knows which interrupts are the scope's. The upper bits count
 * the thread's changes: between a look at the scope and the compare-and-set, it may have gone
 * elsewhere and come back.
 */
final class Strand extends Ambient {

  /** Not to be interrupted by a scope. */
  private static final int DEAF = 0;

  /** In the body of a task, and not interrupted yet. */
  private static final int RUNNING = 1;

  /** In the body of a task, and interrupted because its scope is cancelled. */
  private static final int TOLD = 2;

  /** Waits at a primitive. */
  private static final int WAITING = 3;

  /** Waits at a primitive, and has been interrupted. */
  private static final int SENT = 4;

  /** Another thread is about to interrupt it. */
  private static final int SENDING = 5;

  private static final int STATE = 7;
  private static final int CHANGE = 8;

  private static final VarHandle SIGNAL;

  static {
    try {
      SIGNAL = MethodHandles.lookup().findVarHandle(Strand.class, "signal", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final Thread thread;

  /** What it runs; null in a thread that no scope has started. */
  final @Nullable Task<?> task;

  /** Written by the thread itself. */
  private volatile @Nullable Scope innermost;

  private volatile int signal = DEAF;

  /** The state before the wait; used by the thread itself. */
  private int before;

  /** Where it waits, for dumps; written by the thread itself. */
  private volatile @Nullable Object awaited;

  private volatile @Nullable LongSupplier holder;

  /** What it holds, oldest first, if somebody keeps account; replaced by the thread itself. */
  private volatile List<Object> held = List.of();

  Strand(Thread thread, @Nullable Task<?> task) {
    this.thread = thread;
    this.task = task;
  }

  /** That of the calling thread; null if it is in no scope. */
  static @Nullable Strand ofThread() {
    return (Strand) Ambient.current();
  }

  /** Called by a thread that opens its outermost scope. */
  static Strand ofCaller() {
    Strand mine = ofThread();
    return mine != null ? mine : new Strand(Thread.currentThread(), null);
  }

  @Nullable Scope innermost() {
    return innermost;
  }

  /**
   * Called by the thread itself when it opens or closes a scope; null when it has left the last.
   */
  void moveTo(@Nullable Scope scope) {
    innermost = scope;
    enter(scope == null ? null : this);
  }

  /** What has been cancelled around the thread; null if nothing has. */
  @Nullable Cancellation cancellation() {
    Scope scope = innermost;
    if (scope == null) {
      return null;
    }
    Task<?> mine = task;
    return mine != null && scope == mine.scope ? mine.cancellation() : scope.cancellation();
  }

  /** Called by the thread when it begins its task. */
  void beginTask(Scope scope) {
    moveTo(scope);
    change(RUNNING);
    listen();
  }

  /** Called by the thread when the body of its task is over: from now on nobody interrupts it. */
  void endTask() {
    if (change(DEAF) == TOLD) {
      Thread.interrupted();
    }
  }

  /** Runs a body that is not interrupted for what surrounds a scope. */
  Shelter shelter() {
    int outside = change(DEAF);
    return new Shelter(outside, outside == TOLD && Thread.interrupted());
  }

  /** How it was before, and whether an interrupt was pending that the scope had sent. */
  record Shelter(int outside, boolean pending) {}

  void leave(Shelter shelter) {
    if (shelter.outside != DEAF) {
      change(shelter.outside);
      if (shelter.pending) {
        thread.interrupt();
      }
      listen();
    }
  }

  /** Interrupts the thread if it may be interrupted now and something around it is cancelled. */
  void deliver() {
    for (; ; ) {
      int seen = signal;
      int next;
      if ((seen & STATE) == RUNNING && homeCancelled()) {
        next = TOLD;
      } else if ((seen & STATE) == WAITING && cancellation() != null) {
        next = SENT;
      } else {
        return;
      }
      int rest = seen & ~STATE;
      if (SIGNAL.compareAndSet(this, seen, rest | SENDING)) {
        try {
          thread.interrupt();
        } finally {
          signal = rest | next;
        }
        return;
      }
    }
  }

  @Override
  protected void begin(Object primitive, LongSupplier holding) {
    holder = holding;
    awaited = primitive;
    before = change(WAITING);
    if (cancellation() != null) {
      deliver();
    }
  }

  @Override
  @SuppressWarnings("ThreadPriorityCheck") // waits for an interrupt to be sent, which is under way
  protected boolean end() {
    awaited = null;
    holder = null;
    int outside = before;
    for (int seen = signal; (seen & STATE) != SENT; seen = signal) {
      if ((seen & STATE) == SENDING) {
        Thread.yield();
      } else if (SIGNAL.compareAndSet(this, seen, ((seen & ~STATE) + CHANGE) | outside)) {
        listen();
        return false;
      }
    }
    if (outside != DEAF && homeCancelled()) {
      // It is the task's interrupt: if the wait has not ended by it, it is left for the body.
      change(TOLD);
    } else {
      Thread.interrupted();
      change(outside);
      listen();
    }
    return true;
  }

  @Override
  protected InterruptedException interruption(InterruptedException interrupt, boolean byScope) {
    Cancellation cancellation = cancellation();
    return cancellation == null || interrupt.getCause() != null
        ? interrupt
        : cancellation.interruptionOf(this);
  }

  @Override
  protected RuntimeException unchecked(InterruptedException interrupt) {
    return new ScopeCancelled(String.valueOf(interrupt.getMessage()), interrupt.getCause());
  }

  @Override
  public void acquired(Object primitive) {
    List<Object> more = new ArrayList<>(held);
    more.add(primitive);
    held = List.copyOf(more);
  }

  @Override
  public void released(Object primitive) {
    List<Object> now = held;
    for (int i = now.size() - 1; i >= 0; i--) {
      if (now.get(i) == primitive) {
        List<Object> fewer = new ArrayList<>(now);
        fewer.remove(i);
        held = List.copyOf(fewer);
        return;
      }
    }
  }

  @Nullable Object awaited() {
    return awaited;
  }

  /** The number of the thread that holds what this one waits for; 0 if that is not known. */
  long holder() {
    LongSupplier holding = holder;
    return holding == null ? 0 : holding.getAsLong();
  }

  List<Object> held() {
    return held;
  }

  /** Changes the state, in the thread itself, and returns what it was. */
  @SuppressWarnings("ThreadPriorityCheck") // waits for an interrupt to be sent, which is under way
  private int change(int next) {
    for (; ; ) {
      int seen = signal;
      if ((seen & STATE) == SENDING) {
        Thread.yield();
      } else if (SIGNAL.compareAndSet(this, seen, ((seen & ~STATE) + CHANGE) | next)) {
        return seen & STATE;
      }
    }
  }

  /** After a change: whoever cancelled meanwhile may have looked before it. */
  private void listen() {
    if ((signal & STATE) == RUNNING && homeCancelled()) {
      deliver();
    }
  }

  private boolean homeCancelled() {
    Task<?> mine = task;
    return mine != null && mine.cancellation() != null;
  }
}
