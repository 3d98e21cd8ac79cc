package io.heddle.processor.check;

import org.junit.jupiter.api.Test;

/** Collections of the JDK that lock themselves while one of their methods runs. */
final class SelfLockingTest {

  private static final String FIRST_THE_LIST =
      """

        void first() {
          synchronized (names) {
            synchronized (gate) { // finds lock-order
              gate.notifyAll();
            }
          }
        }
      }
      """;

  @Test
  void aVectorIsLockedByItsMethods() {
    CheckedSource.of(
            "Names",
            """
            class Names {
              private final java.util.Vector<String> names = new java.util.Vector<>();
              private final Object gate = new Object();

              void second() {
                synchronized (gate) {
                  names.add("one");
                }
              }
            """
                + FIRST_THE_LIST)
        .isAsMarked();
  }

  @Test
  void aSynchronizedListIsLockedByItsMethods() {
    CheckedSource.of(
            "Names",
            """
            class Names {
              private final List<String> names = Collections.synchronizedList(new ArrayList<>());
              private final Object gate = new Object();

              void second() {
                synchronized (gate) {
                  names.add("one");
                }
              }
            """
                + FIRST_THE_LIST)
        .isAsMarked();
  }

  @Test
  void whatASynchronizedMapRunsIsRunUnderItsLock() {
    CheckedSource.of(
            "Names",
            """
            class Names {
              private final Hashtable<String, String> names = new Hashtable<>();
              private final Object gate = new Object();

              void first() {
                names.computeIfAbsent(
                    "one",
                    name -> {
                      synchronized (gate) { // finds lock-order
                        return name;
                      }
                    });
              }

              void second() {
                synchronized (gate) {
                  names.clear();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void anyOtherListIsNot() {
    CheckedSource.of(
            "Names",
            """
            class Names {
              private final List<String> names = new ArrayList<>();
              private final Object gate = new Object();

              void second() {
                synchronized (gate) {
                  names.add("one");
                }
              }
            """
                + FIRST_THE_LIST.replace(" // finds lock-order", ""))
        .isAsMarked();
  }

  @Test
  void aVectorThatABodyKeepsToItselfIsNobodyElses() {
    CheckedSource.of(
            "Names",
            """
            class Names {
              private final Object gate = new Object();

              int count() {
                synchronized (gate) {
                  java.util.Vector<String> names = new java.util.Vector<>();
                  names.add("one");
                  return names.size();
                }
              }
            }
            """)
        .isAsMarked();
  }
}
