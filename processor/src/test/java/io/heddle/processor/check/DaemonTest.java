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
  void missesADaemonWhoseWorkIsCutOffWhenTheProgramEnds() {
    CheckedSource.of(
            "Journal",
            """
            class Journal {
              void write(java.io.Writer to) {
                Thread thread = new Thread(() -> {
                  try {
                    to.write("entry");
                  } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  }
                });
                thread.setDaemon(true);
                thread.start();
              }
            }
            """)
        .isAsMarked();
  }
}
