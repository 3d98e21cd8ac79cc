package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import io.heddle.pool.Future;
import io.heddle.queue.Queue;
import io.heddle.queue.SimpleQueue;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Very many virtual threads wait for one primitive, and none is forgotten. */
@EnabledForJreRange(min = JRE.JAVA_21)
class CrowdTest {

  private static final int CROWD = 100_000;

  /**
   * How many give up where the JDK's synchroniser queues them: for each of those it looks through
   * its whole queue, so that the effort grows with the square of their number.
   */
  private static final int SMALLER_CROWD = 10_000;

  private static final Duration A_WHILE = Duration.ofMillis(500);

  /**
   * @param quitters how many wait where all give up
   * @param await what each thread does
   * @param awaitBriefly the same with a time limit
   * @param waiters how many wait
   * @param release lets all go on
   */
  record Subject(
      int quitters,
      ThrowingRunnable<Exception> await,
      ThrowingRunnable<Exception> awaitBriefly,
      IntSupplier waiters,
      ThrowingRunnable<Exception> release) {}

  @ParameterizedTest
  @MethodSource("subjects")
  void allWaitAndAllAreReleased(Supplier<Subject> made) throws Exception {
    Subject subject = made.get();
    Crowd crowd = Crowd.start(CROWD, subject.await).awaitAllWaiting();
    Actor.until(() -> subject.waiters.getAsInt() == CROWD);
    subject.release.run();
    assertThat(crowd.awaitEnd().interrupted()).isZero();
    assertThat(subject.waiters.getAsInt()).isZero();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void allAreInterruptedAndNobodyIsLeft(Supplier<Subject> made) throws Exception {
    Subject subject = made.get();
    Crowd crowd =
        Crowd.start(subject.quitters, subject.await).awaitAllWaiting().interrupt().awaitEnd();
    assertThat(crowd.interrupted()).isEqualTo(subject.quitters);
    assertThat(subject.waiters.getAsInt()).isZero();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void allTimeOutAndNobodyIsLeft(Supplier<Subject> made) throws Exception {
    Subject subject = made.get();
    assertThat(Crowd.start(subject.quitters, subject.awaitBriefly).awaitEnd().interrupted())
        .isZero();
    assertThat(subject.waiters.getAsInt()).isZero();
  }

  @Test
  void allMeetAtABarrier() throws Exception {
    Barrier barrier = new Barrier(CROWD + 1);
    Crowd crowd = Crowd.start(CROWD, barrier::await);
    Actor.until(() -> barrier.waiting() == CROWD);
    assertThat(barrier.await()).isEqualTo(CROWD);
    assertThat(crowd.awaitEnd().interrupted()).isZero();
  }

  @Test
  void whoGivesUpAtABarrierReleasesAllOthers() throws Exception {
    Barrier barrier = new Barrier(CROWD + 1);
    Crowd crowd =
        Crowd.start(
            CROWD,
            () ->
                assertThatThrownBy(barrier::await)
                    .isInstanceOfAny(BrokenBarrierException.class, InterruptedException.class));
    Actor.until(() -> barrier.waiting() == CROWD);
    crowd.interrupt().awaitEnd();
    assertThat(barrier.broken()).isTrue();
  }

  @Test
  void allJoinOneThread() throws Exception {
    Event enough = new Event();
    HeddleThread joined =
        Threads.thread(() -> assertThatCode(enough::await).doesNotThrowAnyException()).start();
    Crowd crowd = Crowd.start(CROWD, joined::join).awaitAllWaiting();
    enough.set();
    assertThat(crowd.awaitEnd().interrupted()).isZero();
  }

  @Test
  void allAwaitOneResult() throws Exception {
    Future<String> future = new Future<>();
    Crowd crowd =
        Crowd.start(CROWD, () -> assertThat(future.result()).isEqualTo("sold")).awaitAllWaiting();
    future.setResult("sold");
    assertThat(crowd.awaitEnd().interrupted()).isZero();
  }

  static List<Named<Supplier<Subject>>> subjects() {
    return List.of(
        named("Lock", () -> lockable(new Lock())),
        named("RLock", () -> lockable(new RLock())),
        named("WriteLock", CrowdTest::writers),
        named("ReadLock", CrowdTest::readers),
        named("Condition", CrowdTest::condition),
        named("Semaphore", CrowdTest::semaphore),
        named("Event", CrowdTest::event),
        named("Queue.get", CrowdTest::getters),
        named("Queue.put", CrowdTest::putters),
        named("Queue.join", CrowdTest::joiners),
        named("SimpleQueue", CrowdTest::simpleGetters),
        named("Timer.finished", CrowdTest::timer));
  }

  private static Subject lockable(Lockable lock) {
    lock.acquire();
    return new Subject(
        SMALLER_CROWD,
        () -> {
          lock.acquireInterruptibly();
          lock.release();
        },
        () -> assertThat(lock.tryAcquire(A_WHILE)).isFalse(),
        () -> lock instanceof Lock simple ? simple.waiters() : ((RLock) lock).waiters(),
        lock::release);
  }

  private static Subject writers() {
    RwLock lock = new RwLock();
    return side(lock, lock.writeLock(), lock.writeLock());
  }

  private static Subject readers() {
    RwLock lock = new RwLock();
    return side(lock, lock.writeLock(), lock.readLock());
  }

  private static Subject side(RwLock lock, Lockable held, Lockable wanted) {
    held.acquire();
    return new Subject(
        SMALLER_CROWD,
        () -> {
          wanted.acquireInterruptibly();
          wanted.release();
        },
        () -> assertThat(wanted.tryAcquire(A_WHILE)).isFalse(),
        lock::waiters,
        held::release);
  }

  private static Subject condition() {
    Condition condition = new Condition();
    return new Subject(
        CROWD,
        () -> {
          try (Held held = condition.hold()) {
            condition.await();
          }
        },
        () -> {
          try (Held held = condition.hold()) {
            condition.await(A_WHILE);
          }
        },
        condition::waiters,
        () -> condition.run(condition::signalAll));
  }

  private static Subject semaphore() {
    Semaphore semaphore = new Semaphore(0);
    return new Subject(
        SMALLER_CROWD,
        semaphore::acquire,
        () -> assertThat(semaphore.tryAcquire(A_WHILE)).isFalse(),
        semaphore::waiters,
        () -> semaphore.release(CROWD));
  }

  private static Subject event() {
    Event event = new Event();
    return new Subject(
        CROWD,
        event::await,
        () -> assertThat(event.await(A_WHILE)).isFalse(),
        event::waiters,
        event::set);
  }

  private static Subject timer() {
    Timer timer = new Timer(Duration.ofDays(1), () -> {});
    timer.start();
    return new Subject(
        CROWD,
        () -> timer.finished().await(),
        () -> assertThat(timer.finished().await(A_WHILE)).isFalse(),
        () -> timer.finished().waiters(),
        timer::cancel);
  }

  private static Subject getters() {
    Queue<Integer> queue = new Queue<>();
    return new Subject(
        CROWD,
        queue::get,
        () -> assertThat(queue.tryGet(A_WHILE)).isEmpty(),
        queue::waiters,
        () -> {
          for (int i = 0; i < CROWD; i++) {
            queue.put(i);
          }
        });
  }

  private static Subject putters() {
    Queue<Integer> queue = new Queue<>(1);
    queue.tryPut(0);
    return new Subject(
        CROWD,
        () -> queue.put(1),
        () -> assertThat(queue.tryPut(1, A_WHILE)).isFalse(),
        queue::waiters,
        () -> {
          for (int i = 0; i < CROWD; i++) {
            queue.get();
          }
        });
  }

  private static Subject joiners() {
    Queue<Integer> queue = new Queue<>();
    queue.tryPut(0);
    return new Subject(
        CROWD,
        queue::join,
        () -> assertThat(queue.join(A_WHILE)).isFalse(),
        queue::waiters,
        queue::taskDone);
  }

  private static Subject simpleGetters() {
    SimpleQueue<Integer> queue = new SimpleQueue<>();
    return new Subject(
        CROWD,
        queue::get,
        () -> assertThat(queue.tryGet(A_WHILE)).isEmpty(),
        queue::waiters,
        () -> {
          for (int i = 0; i < CROWD; i++) {
            queue.put(i);
          }
        });
  }
}
