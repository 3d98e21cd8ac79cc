package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SemaphoreTest {

  @Test
  void whoIsInterruptedWhileWaitingHasNoPermit() {
    CheckedSource.of(
            "Pool",
            """
            class Pool {
              private final java.util.concurrent.Semaphore inside =
                  new java.util.concurrent.Semaphore(4);

              void use(Runnable work) throws InterruptedException {
                try {
                  inside.acquire();
                  work.run();
                } finally {
                  inside.release(); // finds semaphore
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aPermitIsGivenBackWhateverHappens() {
    CheckedSource.of(
            "Pool",
            """
            class Pool {
              private final java.util.concurrent.Semaphore permits =
                  new java.util.concurrent.Semaphore(4);

              void use(Runnable work) throws InterruptedException {
                permits.acquire(); // finds semaphore
                work.run();
                permits.release();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theRightWaysAreSilent() {
    CheckedSource.of(
            "Pool",
            """
            class Pool {
              private final java.util.concurrent.Semaphore right =
                  new java.util.concurrent.Semaphore(4);
              private final java.util.concurrent.Semaphore flagged =
                  new java.util.concurrent.Semaphore(4);
              private final java.util.concurrent.Semaphore tried =
                  new java.util.concurrent.Semaphore(4);
              private final java.util.concurrent.Semaphore deaf =
                  new java.util.concurrent.Semaphore(4);

              void right(Runnable work) throws InterruptedException {
                right.acquire();
                try {
                  work.run();
                } finally {
                  right.release();
                }
              }

              void flagged(Runnable work) throws InterruptedException {
                boolean acquired = false;
                try {
                  flagged.acquire();
                  acquired = true;
                  work.run();
                } finally {
                  if (acquired) {
                    flagged.release();
                  }
                }
              }

              void tried(Runnable work) {
                if (tried.tryAcquire()) {
                  try {
                    work.run();
                  } finally {
                    tried.release();
                  }
                }
              }

              void deaf(Runnable work) {
                deaf.acquireUninterruptibly();
                try {
                  work.run();
                } finally {
                  deaf.release();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void permitsThatAreHandedOverAreLeftAlone() {
    CheckedSource.of(
            "Pool",
            """
            class Pool {
              private final java.util.concurrent.Semaphore free =
                  new java.util.concurrent.Semaphore(4);
              private final java.util.concurrent.Semaphore filled =
                  new java.util.concurrent.Semaphore(0);

              void take() throws InterruptedException {
                free.acquire();
              }

              void giveBack() {
                free.release();
              }

              void put(Runnable work) throws InterruptedException {
                free.acquire();
                work.run();
                filled.release();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theMessageNamesTheException() {
    assertThat(
            CheckedSource.of(
                    "Pool",
                    """
                    class Pool {
                      private final io.heddle.Semaphore inside = new io.heddle.Semaphore(4);

                      void use(Runnable work) throws InterruptedException {
                        try {
                          inside.acquire();
                          work.run();
                        } finally {
                          inside.release();
                        }
                      }
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.semaphore] the release of 'inside' needs a permit; found: a path that leads here without having got one
                Pool.java:7: Pool.use meets an exception
                Repair: acquire right before the try, not in it: one permit more than there should be lets one thread too many in\
            """);
  }

  @Test
  void aSemaphoreOfPairsIsABoundedOne() {
    String source =
        """
        class Pool {
          private final io.heddle.Semaphore paired = new io.heddle.Semaphore(4); // finds semaphore
          private final io.heddle.Semaphore bounded = new BoundedSemaphore(4);
          private final io.heddle.Semaphore handed = new io.heddle.Semaphore(4);
          private final io.heddle.Semaphore shown = new io.heddle.Semaphore(4);

          void use(Runnable work) throws InterruptedException {
            paired.acquire();
            try {
              work.run();
            } finally {
              paired.release();
            }
          }

          void useAgain(Runnable work) throws InterruptedException {
            paired.acquire();
            try {
              work.run();
            } finally {
              paired.release();
            }
          }

          void useBounded(Runnable work) throws InterruptedException {
            bounded.acquire();
            try {
              work.run();
            } finally {
              bounded.release();
            }
          }

          void take() throws InterruptedException {
            handed.acquire();
          }

          void giveBack() {
            handed.release();
          }

          void useShown(Runnable work) throws InterruptedException {
            shown.acquire();
            try {
              work.run();
            } finally {
              shown.release();
            }
          }

          io.heddle.Semaphore shown() {
            return shown;
          }
        }
        """;
    CheckedSource.of("Pool", source).with("-Aheddle.severity.semaphore=note").isAsMarked();
    assertThat(CheckedSource.of("Pool", source).kinds()).isEmpty();
  }
}
