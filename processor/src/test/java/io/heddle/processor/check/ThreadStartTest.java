package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ThreadStartTest {

  @Test
  void runIsNotStart() {
    CheckedSource.of(
            "Jobs",
            """
            class Jobs {
              void local(Runnable job) {
                Thread thread = new Thread(job);
                thread.run(); // finds thread-start
              }

              void atOnce(Runnable job) {
                new Thread(job).run(); // finds thread-start
              }

              void heddle(Runnable job) {
                new HeddleThread(job, "job", false).run(); // finds thread-start
              }

              void right(Runnable job) {
                new Thread(job).start();
              }

              void aTaskIsNoThread(Runnable job) {
                job.run();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aThreadThatIsRunOrStartedDependingIsRunOnPurpose() {
    CheckedSource.of(
            "Jobs",
            """
            class Jobs {
              void work(Thread thread, boolean now) {
                if (now) {
                  thread.run();
                } else {
                  thread.start();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aThreadThatRunsItselfOrItsSuperclassIsLeftAlone() {
    CheckedSource.of(
            "Worker",
            """
            class Worker extends Thread {
              @Override
              public void run() {
                super.run();
              }

              void now() {
                run();
                this.run();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aThreadIsStartedOnce() {
    CheckedSource.of(
            "Jobs",
            """
            class Jobs {
              private final Thread kept = new Thread(this::work);

              void twice(Runnable job) {
                Thread thread = new Thread(job);
                thread.start();
                thread.start(); // finds thread-start
              }

              void field() {
                kept.start();
                kept.start(); // finds thread-start
              }

              void inTurn(Runnable job) {
                for (int i = 0; i < 2; i++) {
                  Thread thread = new Thread(job);
                  thread.start();
                }
              }

              void oneOrTheOther(Runnable job, boolean early) {
                Thread thread = new Thread(job);
                if (early) {
                  thread.start();
                }
                work();
                if (!early) {
                  thread.start();
                }
              }

              private void work() {}
            }
            """)
        .isAsMarked();
  }

  @Test
  void aThreadIsJoinedAfterItsStart() {
    CheckedSource.of(
            "Jobs",
            """
            class Jobs {
              void early(Runnable job) throws InterruptedException {
                Thread thread = new Thread(job);
                thread.join(); // finds thread-start
                thread.start();
              }

              void right(Runnable job) throws InterruptedException {
                Thread thread = new Thread(job);
                thread.start();
                thread.join();
              }

              void startedElsewhere(Runnable job) throws InterruptedException {
                Thread thread = new Thread(job);
                launch(thread);
                thread.join();
              }

              void perhaps(Runnable job, boolean start) throws InterruptedException {
                Thread thread = new Thread(job);
                if (start) {
                  thread.start();
                }
                thread.join();
              }

              void inAnyCase(Runnable job) throws InterruptedException {
                Thread thread = new Thread(job);
                try {
                  job.run();
                  thread.start();
                } finally {
                  thread.join();
                }
              }

              private void launch(Thread thread) {
                thread.start();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aThreadDoesNotWaitForItself() {
    CheckedSource.of(
            "Worker",
            """
            class Worker extends Thread {
              @Override
              public void run() {
                try {
                  join(); // finds thread-start
                } catch (InterruptedException e) {
                  interrupt();
                }
              }

              void stopped() throws InterruptedException {
                join();
              }
            }
            """)
        .isAsMarked();
    assertThat(
            CheckedSource.of(
                    "Main",
                    """
                    class Main {
                      static void parkForEver() throws InterruptedException {
                        Thread.currentThread().join();
                      }
                    }
                    """)
                .with("-Aheddle.severity.threadStart=note")
                .kinds())
        .containsExactly("NOTE thread-start");
  }

  @Test
  void aThreadThatNobodyCanStartIsReported() {
    CheckedSource.of(
            "Jobs",
            """
            class Jobs {
              private Thread kept;
              private final List<Thread> all = new ArrayList<>();

              void forgotten(Runnable job) {
                new Thread(job); // finds thread-start
              }

              void prepared(Runnable job) {
                Thread thread = new Thread(job); // finds thread-start
                thread.setDaemon(true);
                thread.setName("job");
              }

              Thread returned(Runnable job) {
                Thread thread = new Thread(job);
                thread.setDaemon(true);
                return thread;
              }

              void stored(Runnable job) {
                Thread thread = new Thread(job);
                kept = thread;
              }

              void collected(Runnable job) {
                Thread thread = new Thread(job);
                all.add(thread);
              }

              void hook(Runnable job) {
                Runtime.getRuntime().addShutdownHook(new Thread(job));
              }

              void inALambda(Runnable job, Executor executor) {
                Thread thread = new Thread(job);
                executor.execute(() -> thread.start());
              }

              void startsItself() {
                new Eager();
              }

              ThreadFactory factory() {
                return job -> new Thread(job, "pool");
              }

              private static final class Eager extends Thread {
                Eager() {
                  start();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aConstructorAssignsItsFieldsBeforeItStartsAThread() {
    CheckedSource.of(
            "Server",
            """
            class Server {
              private static final List<Server> ALL = new ArrayList<>();
              private static Server latest;
              private final Thread thread;
              private int port;
              private String name;

              Server(int port) {
                thread = new Thread(this::loop);
                thread.start(); // finds thread-start
                this.port = port;
              }

              Server(String name, Executor executor) {
                this.thread = null;
                executor.execute(() -> loop()); // finds thread-start
                this.name = name;
              }

              Server(String name) {
                ALL.add(this); // finds thread-start
                latest = this; // finds thread-start
                this.thread = null;
                this.name = name;
              }

              Server(int port, String name) {
                this.port = port;
                this.name = name;
                thread = new Thread(this::loop);
                thread.start();
              }

              Server(Runnable job) {
                new Thread(job).start();
                this.thread = null;
              }

              private void loop() {
                step();
              }

              private void step() {
                System.out.println(name + port);
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aFieldThatTheThreadDoesNotTouchCanBeAssignedLater() {
    CheckedSource.of(
            "Pool",
            """
            import java.util.concurrent.*;

            class Pool implements Runnable {
              private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
              private final Future<?> cleaning;
              private Future<?> closing;
              private long idle;

              Pool(long idle) {
                cleaning = timer.schedule(this, 1, TimeUnit.SECONDS);
              }

              Pool() {
                cleaning = null;
                closing = timer.schedule(new Closing(), 1, TimeUnit.SECONDS);
              }

              Pool(String name) {
                cleaning = null;
                timer.schedule(new Closing(), 1, TimeUnit.SECONDS); // finds thread-start
                idle = name.length();
              }

              Pool(Pool other) {
                cleaning = null;
                timer.schedule(() -> other.add(this), 1, TimeUnit.SECONDS); // finds thread-start
                closing = other.closing;
              }

              @Override
              public void run() {
                idle++;
              }

              void add(Pool other) {}

              void cancel() {
                cleaning.cancel(true);
                closing.cancel(true);
              }

              private final class Closing implements Runnable {
                @Override
                public void run() {
                  Pool.this.run();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aPartThatIsMadeWithItsWholeIsLeftAlone() {
    CheckedSource.of(
            "Whole",
            """
            class Whole {
              private final Part part;
              private int size;

              private static final
                  java.util.concurrent.atomic.AtomicIntegerFieldUpdater<Whole> STATE =
                      java.util.concurrent.atomic.AtomicIntegerFieldUpdater.newUpdater(
                          Whole.class, "state");
              private static final ThreadLocal<Whole> CURRENT = new ThreadLocal<>();
              private volatile int state;

              Whole(Collection<Object> listeners) {
                STATE.set(this, 1);
                CURRENT.set(this);
                part = new Part(this);
                listeners.add(this);
                size = 3;
              }

              static final class Part {
                Part(Whole whole) {}
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theMessageNamesTheFirstStart() {
    assertThat(
            CheckedSource.of(
                    "Jobs",
                    """
                    class Jobs {
                      void twice(Runnable job) {
                        Thread thread = new Thread(job);
                        thread.start();
                        thread.start();
                      }
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.thread-start] a thread can be started once; found: it has been started on every path that leads here
                Jobs.java:5: Jobs.twice starts it
                Repair: make a new thread for each start\
            """);
  }

  @Test
  void missesAThreadThatALoopStartsAgain() {
    CheckedSource.of(
            "Jobs",
            """
            class Jobs {
              void often(Runnable job) {
                Thread thread = new Thread(job);
                for (int i = 0; i < 2; i++) {
                  thread.start();
                }
              }
            }
            """)
        .isAsMarked();
  }
}
