package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DaemonTest {

  @Test
  void anEndlessDaemonLooksAtItsStopEvent() {
    CheckedSource.of(
            "Pump",
            """
            @Threaded
            abstract class Pump {
              private int drops;

              @Daemon
              void deaf(Event stopping) throws InterruptedException { // finds daemon
                while (true) {
                  drops++;
                  Thread.sleep(10);
                }
              }

              @Daemon
              void looking(Event stopping) {
                while (!stopping.isSet()) {
                  drops++;
                }
              }

              @Daemon
              void waiting(Event stopping) throws InterruptedException {
                while (true) {
                  if (stopping.await(java.time.Duration.ofMillis(10))) {
                    return;
                  }
                  drops++;
                }
              }

              @Daemon
              void passingOn(Event stopping) {
                for (;;) {
                  pump(stopping);
                }
              }

              @Daemon
              void once(Event stopping) {
                drops++;
              }

              @Daemon(every = "1s")
              void periodic() {
                drops++;
              }

              private void pump(Event stopping) {}
            }
            """)
        .isAsMarked();
  }

  @Test
  void aThreadIsMadeADaemonBeforeItsStart() {
    assertThat(
            CheckedSource.of(
                    "Jobs",
                    """
                    class Jobs {
                      void late(Runnable job) {
                        Thread thread = new Thread(job);
                        thread.start();
                        thread.setDaemon(true);
                      }

                      void right(Runnable job) {
                        Thread thread = new Thread(job);
                        thread.setDaemon(true);
                        thread.start();
                      }
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.daemon] a thread is made a daemon before its start; found: it has been started on every path that leads here, so this throws
                Jobs.java:5: Jobs.late starts it
                Repair: set it before start()\
            """);
  }

  @Test
  void aDaemonThatWritesWhatShouldLastIsWaitedFor() {
    CheckedSource.of(
            "Journal",
            """
            class Journal {
              private final Thread kept = new Thread(this::flush); // finds daemon
              private final Thread joined = new Thread(this::flush);
              private final Thread given = new Thread(this::flush);

              void open() {
                kept.setDaemon(true);
                kept.start();
                joined.setDaemon(true);
                joined.start();
                given.setDaemon(true);
                given.start();
              }

              void close() throws InterruptedException {
                joined.join(1000);
              }

              Thread given() {
                return given;
              }

              void write(java.io.Writer to) {
                Thread thread = new Thread(() -> { // finds daemon
                  try {
                    to.write("entry");
                  } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  }
                });
                thread.setDaemon(true);
                thread.start();
              }

              void finish(java.io.Writer to) {
                Thread thread = new Thread(this::flush);
                thread.setDaemon(false);
                thread.start();
              }

              void inMemory(java.io.StringWriter to) {
                Thread thread = new Thread(() -> to.write("entry"));
                thread.setDaemon(true);
                thread.start();
              }

              private void flush() {
                save();
              }

              private void save() {
                try {
                  java.nio.file.Files.writeString(java.nio.file.Path.of("journal"), "entry");
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              }
            }
            """)
        .with("-Aheddle.severity.daemon=note")
        .isAsMarked();
  }

  @Test
  void aThreadThatNeverEndsCanBeEnded() {
    CheckedSource.of(
            "Server",
            """
            class Server {
              private Thread kept;
              private Thread interrupted;
              private volatile boolean stopped;

              void start() {
                new Thread(this::serve).start(); // finds daemon
                new Thread(this::serveUntilStopped).start();
                kept = new Thread(this::serve); // finds daemon
                kept.start();
                interrupted = new Thread(this::serve);
                interrupted.start();
                Thread daemon = new Thread(this::serve);
                daemon.setDaemon(true);
                daemon.start();
              }

              void runAndWait() throws InterruptedException {
                Thread joined = new Thread(this::serve);
                joined.start();
                joined.join();
              }

              void hand(List<Thread> over) {
                Thread thread = new Thread(this::serve);
                thread.start();
                over.add(thread);
              }

              void stop() {
                interrupted.interrupt();
                stopped = true;
              }

              private void serve() {
                while (true) {
                  Thread.onSpinWait();
                }
              }

              private void serveUntilStopped() {
                while (!stopped) {
                  Thread.onSpinWait();
                }
              }
            }
            """)
        .with("-Aheddle.severity.daemon=note")
        .isAsMarked();
  }

  @Test
  void whatOnlyTheWholeProgramTellsIsANote() {
    String source =
        """
        class Server {
          void start() {
            new Thread(() -> {
              while (true) {
                Thread.onSpinWait();
              }
            }).start();
          }
        }
        """;
    assertThat(CheckedSource.of("Server", source).kinds()).isEmpty();
    assertThat(CheckedSource.of("Server", source).with("-Aheddle.severity.daemon=note").messages())
        .containsExactly(
            """
            [heddle.daemon] a thread that is no daemon keeps the program alive until it ends; found: this one never returns, and nobody joins or interrupts it
                Repair: give it a way to end, or make it a daemon before its start\
            """);
  }

  @Test
  void missesAnEndlessThreadThatAnInterruptWouldEnd() {
    CheckedSource.of(
            "Server",
            """
            class Server {
              void start(BlockingQueue<Runnable> work) {
                new Thread(() -> {
                  try {
                    while (true) {
                      work.take().run();
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }).start();
              }
            }
            """)
        .with("-Aheddle.severity.daemon=note")
        .isAsMarked();
  }
}
