package io.heddle.benchmarks.cpython;

import io.heddle.Condition;
import io.heddle.Event;
import io.heddle.HeddleThread;
import io.heddle.Lock;
import io.heddle.Timer;
import io.heddle.queue.Queue;
import java.time.Duration;

/**
 * Runs each program several times and prints its name and how many nanoseconds an operation took in
 * the best run. The first runs let the JVM compile it.
 */
public final class Programs {

  private static final int RUNS = 100;

  private Programs() {}

  private interface Program {
    void run(int operations) throws InterruptedException;
  }

  /** Runs all programs. */
  public static void main(String[] arguments) throws InterruptedException {
    System.out.println("version " + System.getProperty("java.version"));
    measure("lock", 100_000, Programs::lock);
    measure("event", 100_000, Programs::event);
    measure("condition", 500, Programs::condition);
    measure("queue", 20_000, Programs::queue);
    measure("timer", 10_000, Programs::timer);
    System.exit(0);
  }

  private static void measure(String name, int operations, Program program)
      throws InterruptedException {
    long best = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      program.run(operations);
      best = Math.min(best, System.nanoTime() - start);
    }
    System.out.println(name + " " + (double) best / operations);
  }

  private static void lock(int operations) {
    Lock lock = new Lock();
    for (int i = 0; i < operations; i++) {
      lock.acquire();
      lock.release();
    }
  }

  private static void event(int operations) throws InterruptedException {
    Event event = new Event();
    for (int i = 0; i < operations; i++) {
      event.set();
      event.await();
      event.clear();
    }
  }

  private static void condition(int operations) throws InterruptedException {
    Turns turns = new Turns();
    HeddleThread partner = new HeddleThread(() -> turns.take(true, operations));
    partner.start();
    turns.take(false, operations);
    partner.join();
  }

  private static void queue(int operations) throws InterruptedException {
    Queue<Integer> queue = new Queue<>(256);
    HeddleThread producer = new HeddleThread(() -> putAll(queue, operations));
    producer.start();
    for (int i = 0; i < operations; i++) {
      queue.get();
    }
    producer.join();
  }

  private static void putAll(Queue<Integer> queue, int operations) {
    try {
      for (int i = 0; i < operations; i++) {
        queue.put(i);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nobody interrupts a benchmark", e);
    }
  }

  private static void timer(int operations) {
    for (int i = 0; i < operations; i++) {
      Timer timer = new Timer(Duration.ofMinutes(1), () -> {});
      timer.start();
      timer.cancel();
    }
  }

  /** Passed from one thread to the other and back. */
  private static final class Turns {

    private final Condition changed = new Condition();
    private boolean partners;

    void take(boolean partner, int times) {
      try {
        for (int i = 0; i < times; i++) {
          try (var held = changed.hold()) {
            changed.awaitUntil(() -> partners == partner);
            partners = !partner;
            changed.signal();
          }
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException("Nobody interrupts a benchmark", e);
      }
    }
  }
}
