package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ThreadLocalValueTest {

  private static CheckedSource inTill(String members) {
    return CheckedSource.of(
        "Till",
        """
        class Till {
          private static final ThreadLocal<java.text.SimpleDateFormat> FORMAT =
              ThreadLocal.withInitial(() -> new java.text.SimpleDateFormat("yyyy"));
          private static final Local<StringBuilder> TEXT = Local.of(StringBuilder::new);
          private static final ThreadLocal<String> TRACE = new ThreadLocal<>();
          private final ExecutorService pool = Executors.newFixedThreadPool(2);
          private java.text.SimpleDateFormat kept;
          private String trace;

        """
            + members.indent(2)
            + "}\n");
  }

  @Test
  void aValueThatAnotherThreadUses() {
    inTill(
            """
            void print(Date day) {
              java.text.SimpleDateFormat format = FORMAT.get();
              StringBuilder text = TEXT.get();
              pool.execute(
                  () -> {
                    format.format(day); // finds thread-local
                    text.append(day); // finds thread-local
                  });
            }
            """)
        .isAsMarked();
  }

  @Test
  void aValueThatIsKeptInAField() {
    inTill(
            """
            void keep() {
              kept = FORMAT.get(); // finds thread-local
            }

            void keepCopy() {
              java.text.SimpleDateFormat format = FORMAT.get();
              this.kept = format; // finds thread-local
            }
            """)
        .isAsMarked();
  }

  @Test
  void theMessageNamesTheVariable() {
    assertThat(
            inTill(
                    """
                    void print(Date day) {
                      java.text.SimpleDateFormat format = FORMAT.get();
                      new Thread(() -> format.format(day)).start();
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.thread-local] 'format' is the value of 'Till.FORMAT' of the thread around, and is used here by another thread
                Repair: ask 'Till.FORMAT' in the function itself, on the thread that runs it\
            """);
  }

  @Test
  void onTheThreadItselfItIsItsOwn() {
    inTill(
            """
            void print(Date day, List<Date> days) {
              java.text.SimpleDateFormat format = FORMAT.get();
              format.format(day);
              days.forEach(each -> format.format(each));
              pool.execute(
                  () -> {
                    java.text.SimpleDateFormat own = FORMAT.get();
                    own.format(day);
                  });
            }
            """)
        .isAsMarked();
  }

  @Test
  void whatIsImmutableIsPassedOnOnPurpose() {
    inTill(
            """
            void print() {
              String id = TRACE.get();
              trace = id;
              pool.execute(() -> TRACE.set(id));
            }
            """)
        .isAsMarked();
  }

  @Test
  void aVariableOfEachObjectThatIsNeverRemovedIsANote() {
    assertThat(
            CheckedSource.of(
                    "Till",
                    """
                    class Till {
                      private final ThreadLocal<String> customer = new ThreadLocal<>();
                      private final ThreadLocal<String> removed = new ThreadLocal<>();
                      private final ThreadLocal<String> nulled = new ThreadLocal<>();
                      private static final ThreadLocal<String> CACHE = new ThreadLocal<>();

                      void serve(String name) {
                        customer.set(name);
                        removed.set(name);
                        nulled.set(name);
                        CACHE.set(name);
                      }

                      void end() {
                        removed.remove();
                        nulled.set(null);
                      }
                    }
                    """)
                .with("-Aheddle.severity.threadLocal=note")
                .messages())
        .containsExactly(
            """
            [heddle.thread-local] 'customer' is set and never removed: a pooled thread keeps the value for good
                Repair: call customer.remove() in a finally block\
            """);
  }

  @Test
  void missedThroughACall() {
    inTill(
            """
            void print() {
              keep(FORMAT.get());
            }

            private void keep(java.text.SimpleDateFormat format) {
              kept = format;
            }
            """)
        .isAsMarked();
  }
}
