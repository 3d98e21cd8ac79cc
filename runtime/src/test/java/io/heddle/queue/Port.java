package io.heddle.queue;

import java.time.Duration;
import java.util.Optional;

/** What all queues have in common, for the tests: the classes themselves share no type. */
interface Port {

  void put(Integer item) throws InterruptedException;

  void put(Integer item, Duration timeout) throws InterruptedException;

  boolean tryPut(Integer item);

  boolean tryPut(Integer item, Duration timeout) throws InterruptedException;

  Integer get() throws InterruptedException;

  Integer get(Duration timeout) throws InterruptedException;

  Optional<Integer> tryGet();

  Optional<Integer> tryGet(Duration timeout) throws InterruptedException;

  int size();

  boolean empty();

  int waiters();

  static Port of(Queue<Integer> queue) {
    return new Port() {
      @Override
      public void put(Integer item) throws InterruptedException {
        queue.put(item);
      }

      @Override
      public void put(Integer item, Duration timeout) throws InterruptedException {
        queue.put(item, timeout);
      }

      @Override
      public boolean tryPut(Integer item) {
        return queue.tryPut(item);
      }

      @Override
      public boolean tryPut(Integer item, Duration timeout) throws InterruptedException {
        return queue.tryPut(item, timeout);
      }

      @Override
      public Integer get() throws InterruptedException {
        return queue.get();
      }

      @Override
      public Integer get(Duration timeout) throws InterruptedException {
        return queue.get(timeout);
      }

      @Override
      public Optional<Integer> tryGet() {
        return queue.tryGet();
      }

      @Override
      public Optional<Integer> tryGet(Duration timeout) throws InterruptedException {
        return queue.tryGet(timeout);
      }

      @Override
      public int size() {
        return queue.size();
      }

      @Override
      public boolean empty() {
        return queue.empty();
      }

      @Override
      public int waiters() {
        return queue.waiters();
      }

      @Override
      public String toString() {
        return queue.toString();
      }
    };
  }

  static Port of(SimpleQueue<Integer> queue) {
    return new Port() {
      @Override
      public void put(Integer item) {
        queue.put(item);
      }

      @Override
      public void put(Integer item, Duration timeout) {
        queue.put(item, timeout);
      }

      @Override
      public boolean tryPut(Integer item) {
        return queue.tryPut(item);
      }

      @Override
      public boolean tryPut(Integer item, Duration timeout) {
        return queue.tryPut(item, timeout);
      }

      @Override
      public Integer get() throws InterruptedException {
        return queue.get();
      }

      @Override
      public Integer get(Duration timeout) throws InterruptedException {
        return queue.get(timeout);
      }

      @Override
      public Optional<Integer> tryGet() {
        return queue.tryGet();
      }

      @Override
      public Optional<Integer> tryGet(Duration timeout) throws InterruptedException {
        return queue.tryGet(timeout);
      }

      @Override
      public int size() {
        return queue.size();
      }

      @Override
      public boolean empty() {
        return queue.empty();
      }

      @Override
      public int waiters() {
        return queue.waiters();
      }

      @Override
      public String toString() {
        return queue.toString();
      }
    };
  }
}
