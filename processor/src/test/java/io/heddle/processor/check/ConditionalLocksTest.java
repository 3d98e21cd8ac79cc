package io.heddle.processor.check;

import org.junit.jupiter.api.Test;

/** A lock that a body takes only if it is passed true is not taken by who passes false. */
final class ConditionalLocksTest {

  private static final String LOG =
      """
      class Log {
        private final Object store;

        Log(Object store) {
          this.store = store;
        }

        synchronized void append() {}

        void flush(boolean whole) {
          if (whole) {
            append();
          }
        }

        void flushUnless(boolean empty) {
          if (empty) {
            return;
          }
          append();
        }

        void pass(boolean whole) {
          flush(whole);
        }

        void change(boolean whole) {
          boolean now = whole;
          if (System.nanoTime() > 0) {
            now = true;
          }
          flush(now);
        }

        synchronized void rotate() {
          synchronized (Gate.LOCK) {
            notifyAll();
          }
        }
      }
      """;

  @Test
  void whoPassesTheOtherValueDoesNotTakeTheLock() {
    inTheGate("log.flush(false);").isAsMarked();
    inTheGate("log.flushUnless(true);").isAsMarked();
  }

  @Test
  void whoPassesTheValueTakesTheLock() {
    inTheGateWithACircle("log.flush(true);").isAsMarked();
    inTheGateWithACircle("log.flushUnless(false);").isAsMarked();
  }

  @Test
  void whatIsPassedOnIsWhatCounts() {
    inTheGate("log.pass(false);").isAsMarked();
    inTheGateWithACircle("log.pass(true);").isAsMarked();
  }

  @Test
  void aValueThatNobodyKnowsCanBeEither() {
    inTheGateWithACircle("log.flush(System.nanoTime() > 0);").isAsMarked();
    inTheGateWithACircle("log.change(false);").isAsMarked();
  }

  @Test
  void aBranchThatTheCallersOwnTestRulesOutIsNotTaken() {
    CheckedSource.of(
            "Gate",
            """
            class Gate {
              static final Object LOCK = new Object();

              void run(Log log, boolean whole) {
                synchronized (LOCK) {
                  if (!whole) {
                    log.flush(whole);
                  }
                }
              }
            }
            """)
        .and("Log", LOG)
        .isAsMarked();
  }

  @Test
  void whatIsTakenOnBothSidesOfTheTestIsAlwaysTaken() {
    CheckedSource.of(
            "Gate",
            """
            class Gate {
              static final Object LOCK = new Object();

              void run(Log log) {
                synchronized (LOCK) {
                  both(log, false);
                }
              }

              private void both(Log log, boolean first) {
                if (first) {
                  log.append();
                } else {
                  log.append();
                }
              }
            }
            """)
        .and("Log", inACircle())
        .isAsMarked();
  }

  private static CheckedSource inTheGate(String call) {
    return inTheGate(call, LOG);
  }

  private static CheckedSource inTheGateWithACircle(String call) {
    return inTheGate(call, inACircle());
  }

  private static String inACircle() {
    return LOG.replace("(Gate.LOCK) {", "(Gate.LOCK) { // finds lock-order");
  }

  private static CheckedSource inTheGate(String call, String log) {
    return CheckedSource.of(
            "Gate",
            """
            class Gate {
              static final Object LOCK = new Object();

              void run(Log log) {
                synchronized (LOCK) {
                  %s
                }
              }
            }
            """
                .formatted(call))
        .and("Log", log);
  }
}
