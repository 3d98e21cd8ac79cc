package io.heddle;

import org.jspecify.annotations.Nullable;

/**
 * Waiting threads in the order in which they came.
 *
 * <p>All methods but {@link #size()} are called with the mutex of the owner held, except for {@link
 * #wake}, which is called with the mutex given back, so that woken threads do not run into it. A
 * waiter leaves the queue exactly once: whoever takes it out (the waker, or the waiter itself after
 * an interrupt or a time-out) has decided how its wait ends. One that finds itself taken out and
 * does not wait for being woken has to {@linkplain Waiter#leave() leave}.
 */
final class WaitQueue {

  private @Nullable Waiter first;
  private @Nullable Waiter last;

  /** Written under the owner's mutex, read by anyone. */
  private volatile int size;

  int size() {
    return size;
  }

  void add(Waiter waiter) {
    Waiter tail = last;
    waiter.previous = tail;
    waiter.queued = true;
    if (tail == null) {
      first = waiter;
    } else {
      tail.next = waiter;
    }
    last = waiter;
    resize(1);
  }

  /** Takes out one waiter, wherever it stands; false if it has left the queue before. */
  boolean remove(Waiter waiter) {
    if (!waiter.queued) {
      return false;
    }
    Waiter before = waiter.previous;
    Waiter after = waiter.next;
    if (before == null) {
      first = after;
    } else {
      before.next = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.previous = before;
    }
    waiter.previous = null;
    waiter.next = null;
    waiter.queued = false;
    resize(-1);
    return true;
  }

  /** Takes out the first waiters, {@code limit} at most, as a chain for {@link #wake}. */
  @Nullable Waiter detach(int limit) {
    Waiter head = first;
    Waiter end = null;
    Waiter rest = head;
    int count = 0;
    while (rest != null && count < limit) {
      rest.queued = false;
      rest.previous = null;
      end = rest;
      rest = rest.next;
      count++;
    }
    if (end == null) {
      return null;
    }
    end.next = null;
    first = rest;
    if (rest == null) {
      last = null;
    } else {
      rest.previous = null;
    }
    resize(-count);
    return head;
  }

  @Nullable Waiter detachAll() {
    return detach(Integer.MAX_VALUE);
  }

  /** Wakes the first of a detached chain that has not left; it wakes the others. */
  static void wake(@Nullable Waiter chain) {
    Waiter waiter = chain;
    while (waiter != null && !waiter.wake()) {
      waiter = waiter.next;
    }
  }

  /** The owner's mutex makes this read-modify-write atomic. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void resize(int change) {
    size += change;
  }
}
