package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BlockingWhileLockedTest {

  @Test
  void aThreadThatNeedsTheLockIsNotJoinedUnderIt() {
    CheckedSource.of(
            "Server",
            """
            class Server {
              private final Object lock = new Object();
              private final Thread worker = new Thread(this::loop);
              private int served;

              void start() {
                worker.start();
              }

              private void loop() {
                synchronized (lock) {
                  served++;
                }
              }

              void stop() throws InterruptedException {
                synchronized (lock) {
                  worker.join(); // finds blocking-while-locked
                }
              }

              void fine() throws InterruptedException {
                synchronized (lock) {
                  served = 0;
                }
                worker.join();
              }

              void bounded() throws InterruptedException {
                synchronized (lock) {
                  worker.join(1000);
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theMessageShowsBothSides() {
    assertThat(
            CheckedSource.of(
                    "Server",
                    """
                    class Server {
                      private final ReentrantLock lock = new ReentrantLock();
                      private Thread worker;

                      void start() {
                        worker = new Thread(() -> serve());
                        worker.start();
                      }

                      private void serve() {
                        lock.lock();
                        lock.unlock();
                      }

                      synchronized void stop() throws InterruptedException {
                        lock.lock();
                        try {
                          finish();
                        } finally {
                          lock.unlock();
                        }
                      }

                      private void finish() throws InterruptedException {
                        worker.join();
                      }
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.blocking-while-locked] Thread.join waits for ever: the thread needs 'lock', which is held meanwhile by Server.stop
                Server.java:17: Server.stop takes 'lock'
                Server.java:19: Server.stop calls Server.finish
                Server.java:26: Server.finish calls Thread.join
                the thread needs it:
                  Server.java:7: a lambda calls Server.serve
                  Server.java:12: Server.serve takes 'lock'
                Repair: give 'lock' back before waiting\
            """);
  }

  @Test
  void aTaskOfAnExecutorIsFollowed() {
    CheckedSource.of(
            "Prices",
            """
            class Prices {
              private final ExecutorService pool = Executors.newCachedThreadPool();
              private final Map<String, Integer> known = new HashMap<>();

              synchronized int price(String name) throws Exception {
                Future<Integer> asked = pool.submit(() -> ask(name));
                return asked.get(); // finds blocking-while-locked
              }

              synchronized int atOnce(String name) throws Exception {
                return pool.submit(() -> ask(name)).get(); // finds blocking-while-locked
              }

              synchronized int later(String name) {
                return CompletableFuture.supplyAsync(() -> ask(name)).join(); // finds blocking-while-locked
              }

              synchronized int harmless(String name) throws Exception {
                return pool.submit(() -> name.length()).get();
              }

              private int ask(String name) {
                synchronized (this) {
                  return known.getOrDefault(name, 0);
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aThreadOfAnOwnClassIsFollowed() {
    CheckedSource.of(
            "Server",
            """
            class Server {
              private final List<Worker> workers = new ArrayList<>();

              synchronized void stop() throws InterruptedException {
                for (Worker worker : workers) {
                  worker.join(); // finds blocking-while-locked
                }
              }

              synchronized void served() {}

              private static final class Worker extends Thread {
                private final Server server;

                Worker(Server server) {
                  this.server = server;
                }

                @Override
                public void run() {
                  server.served();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aLatchThatIsOnlyOpenedUnderTheLockIsNotAwaitedUnderIt() {
    CheckedSource.of(
            "Gate",
            """
            class Gate {
              private final CountDownLatch latch = new CountDownLatch(1);
              private final Event ready = new Event();
              private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
              private int opened;

              synchronized void pass() throws InterruptedException {
                latch.await(); // finds blocking-while-locked
                ready.await(); // finds blocking-while-locked
              }

              synchronized String take() throws InterruptedException {
                return queue.take(); // finds blocking-while-locked
              }

              synchronized void open() {
                latch.countDown();
                let();
              }

              void openAfterwards() {
                synchronized (this) {
                  opened++;
                }
                latch.countDown();
              }

              private void let() {
                ready.set();
              }

              synchronized void put(String element) {
                queue.add(element);
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aLatchThatSomeoneOpensWithoutTheLockIsFine() {
    CheckedSource.of(
            "Gate",
            """
            class Gate {
              private final CountDownLatch latch = new CountDownLatch(1);
              private final CountDownLatch given = new CountDownLatch(1);

              synchronized void pass(Opener opener) throws InterruptedException {
                latch.await();
                opener.open(given);
                given.await();
              }

              synchronized void open() {
                latch.countDown();
                given.countDown();
              }

              void openWithout() {
                latch.countDown();
              }

              interface Opener {
                void open(CountDownLatch latch);
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void joiningUnderTheMonitorOfTheThreadItselfGivesItUp() {
    CheckedSource.of(
            "Ticker",
            """
            class Ticker extends Thread {
              private int ticks;

              @Override
              public void run() {
                synchronized (this) {
                  ticks++;
                }
              }

              static void stop(Ticker ticker) throws InterruptedException {
                synchronized (ticker) {
                  ticker.join();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void oneLockForTheWholeProgramDoesNotCoverANameService() {
    CheckedSource.of(
            "Names",
            """
            class Names {
              private static String self;

              static synchronized String self() throws java.io.IOException {
                if (self == null) {
                  self = java.net.InetAddress.getLocalHost().getHostName(); // finds blocking-while-locked
                }
                return self;
              }

              synchronized String own() throws java.io.IOException {
                return java.net.InetAddress.getLocalHost().getHostAddress();
              }

              static synchronized Object resource(java.net.URL url) throws java.io.IOException {
                return url.openStream();
              }

              static synchronized Object loopback() throws java.io.IOException {
                return java.net.InetAddress.getByName("127.0.0.1");
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void anyOtherLongWaitIsANote() {
    String source =
        """
        class Slow {
          synchronized void nap() throws InterruptedException {
            Thread.sleep(100);
          }

          synchronized void child(Process process) throws InterruptedException {
            process.waitFor();
          }

          void alone() throws InterruptedException {
            Thread.sleep(100);
          }
        }
        """;
    assertThat(CheckedSource.of("Slow", source).kinds()).isEmpty();
    assertThat(
            CheckedSource.of("Slow", source)
                .with("-Aheddle.severity.blockingWhileLocked=note")
                .kinds())
        .containsExactly("NOTE blocking-while-locked", "NOTE blocking-while-locked");
  }

  @Test
  void whatIsDeclaredToBlockCountsAsAWait() {
    assertThat(
            CheckedSource.of(
                    "Client",
                    """
                    interface Mailbox {
                      @Blocking
                      String receive();

                      String peek();
                    }

                    abstract class Disk implements Mailbox {
                      @Override
                      public abstract String receive();
                    }

                    class Client {
                      synchronized String ask(Mailbox mailbox, Disk disk) {
                        return mailbox.receive() + mailbox.peek() + disk.receive();
                      }
                    }
                    """)
                .with("-Aheddle.severity.blockingWhileLocked=note")
                .kinds())
        .containsExactly("NOTE blocking-while-locked", "NOTE blocking-while-locked");
  }

  @Test
  void aSiteIsReportedOnceForAllItsCallers() {
    CheckedSource.of(
            "Server",
            """
            class Server {
              private final Thread worker = new Thread(this::loop);

              private synchronized void loop() {}

              private void finish() throws InterruptedException {
                worker.join(); // finds blocking-while-locked
              }

              synchronized void stop() throws InterruptedException {
                finish();
              }

              synchronized void restart() throws InterruptedException {
                finish();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void missesThreadsThatAreKeptInACollection() {
    CheckedSource.of(
            "Server",
            """
            class Server {
              private final List<Thread> workers = new ArrayList<>();

              void start() {
                Thread worker = new Thread(this::loop);
                workers.add(worker);
                worker.start();
              }

              private synchronized void loop() {}

              synchronized void stop() throws InterruptedException {
                for (Thread worker : workers) {
                  worker.join();
                }
              }
            }
            """)
        .isAsMarked();
  }
}
