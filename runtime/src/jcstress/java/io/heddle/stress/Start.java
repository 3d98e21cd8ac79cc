package io.heddle.stress;

import java.util.concurrent.atomic.AtomicInteger;

/** Where the actors wait for each other before they race; else one runs ahead of the other. */
final class Start {

  private final AtomicInteger come = new AtomicInteger();

  /** Goes on when the other actor is here too. */
  void now() {
    come.incrementAndGet();
    while (come.get() < 2) {
      Thread.yield();
    }
  }

  /** As {@link #now()}, and then lets the other actor come some way. */
  void aLittleLater() {
    now();
    Waits.pause();
  }
}
