package io.heddle.processor.check;

import org.junit.jupiter.api.Test;

/** Parts that go back to the object they are a part of, whose lock their callers hold already. */
final class BacklinksTest {

  private static final String CONTROL =
      """
      class Control {
        private final Writer writer;
        private int deletes;

        Control(Writer writer, int limit) {
          this.writer = writer;
        }

        synchronized void delete() {
          deletes++;
        }

        void mark() {
          synchronized (this) {
            writer.reset();
          }
        }
      }
      """;

  private static final String WRITER =
      """
      class Writer {
        final Control control;
        private int resets;

        Writer() {
          control = new Control(this, 3);
        }

        synchronized void delete() {
          control.delete();
        }

        synchronized void flush() {
          control.mark();
        }

        synchronized void reset() {
          resets++;
        }
      }
      """;

  private static CheckedSource with(String control, String writer) {
    return CheckedSource.of("Control", control).and("Writer", writer);
  }

  /** The circle that the two classes make if not everyone who comes has the lock. */
  private static String found(String writer) {
    return writer.replace("control.delete();", "control.delete(); // finds lock-order");
  }

  @Test
  void theLockOfTheWholeThatEveryCallerHoldsIsNotWaitedFor() {
    with(CONTROL, WRITER).isAsMarked();
  }

  @Test
  void oneCallerWithoutTheLockMakesACircle() {
    with(CONTROL, found(WRITER.replace("synchronized void flush", "void flush"))).isAsMarked();
  }

  @Test
  void aFunctionOfWhichNobodyKnowsWhoRunsItMakesACircle() {
    with(
            CONTROL,
            found(
                WRITER.replace(
                    "synchronized void reset",
                    """
                    void later(List<Runnable> todo) {
                      todo.add(() -> control.mark());
                    }

                    synchronized void reset""")))
        .isAsMarked();
  }

  @Test
  void theLockOfAnotherWholeIsWaitedFor() {
    with(
            CONTROL,
            found(
                WRITER.replace(
                    "synchronized void reset",
                    """
                    synchronized void flush(Writer other) {
                      other.control.mark(); // finds same-class-order
                    }

                    synchronized void reset""")))
        .isAsMarked();
  }

  @Test
  void aPartThatCanBeAnothersMakesACircle() {
    with(
            CONTROL,
            found(
                WRITER.replace(
                    "synchronized void delete",
                    """
                    Writer(Writer other) {
                      control = new Control(other, 4);
                    }

                    synchronized void delete""")))
        .isAsMarked();
  }

  @Test
  void aPartThatComesFromElsewhereMakesACircle() {
    with(
            CONTROL,
            found(
                WRITER
                    .replace("Writer() {", "Writer(Deque<Control> spare) {")
                    .replace("new Control(this, 3)", "spare.pop()")))
        .isAsMarked();
  }

  @Test
  void aPartThatMayKeepAnotherObjectMakesACircle() {
    with(
            CONTROL.replace(
                "Control(Writer writer, int limit) {",
                """
                Control(Writer writer, int limit) {
                  this(limit > 0 ? writer : new Writer());
                }

                private Control(Writer writer) {"""),
            found(WRITER))
        .isAsMarked();
  }

  @Test
  void aPartThatCanBeExchangedMakesACircle() {
    with(CONTROL, found(WRITER.replace("final Control control", "Control control"))).isAsMarked();
  }

  @Test
  void theWholeIsKeptByTheSuperclassAndThroughOtherConstructors() {
    CheckedSource.of(
            "Control",
            """
            abstract class Part {
              final Writer writer;

              Part(String name, Writer writer) {
                this.writer = writer;
              }
            }

            class Control extends Part {
              private int deletes;

              Control(Writer writer, int limit) {
                this(limit, writer);
              }

              private Control(int limit, Writer writer) {
                super("control", writer);
              }

              synchronized void delete() {
                deletes++;
              }

              void mark() {
                synchronized (this) {
                  writer.reset();
                }
              }
            }
            """)
        .and("Writer", WRITER)
        .isAsMarked();
  }

  @Test
  void aPartOfAnInnerClassKnowsItsWhole() {
    CheckedSource.of(
            "Writer",
            """
            class Writer {
              private final Control control = new Control();
              private int resets;

              synchronized void delete() {
                control.delete();
              }

              synchronized void flush() {
                control.mark();
              }

              private class Control {
                private int deletes;

                synchronized void delete() {
                  deletes++;
                }

                synchronized void mark() {
                  synchronized (Writer.this) {
                    resets++;
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void anInnerPartOfAnotherObjectMakesACircle() {
    CheckedSource.of(
            "Writer",
            """
            class Writer {
              private final Control control;
              private int resets;

              Writer(Writer other) {
                control = other.new Control();
              }

              synchronized void delete() {
                control.delete();
              }

              synchronized void flush() {
                control.mark();
              }

              private class Control {
                private int deletes;

                synchronized void delete() {
                  deletes++;
                }

                synchronized void mark() {
                  synchronized (Writer.this) { // finds lock-order
                    resets++;
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aConstructorThatTakesAStaticLockForAHelperDoesNotHaveItByItself() {
    CheckedSource.of(
            "Store",
            """
            class Store {
              static final Object ALL = new Object();
              private int size;

              Store() {
                grow();
              }

              void add() {
                synchronized (ALL) {
                  grow();
                }
              }

              private void grow() {
                synchronized (ALL) {
                  size++;
                }
              }
            }
            """)
        .and(
            "Shelf",
            """
            class Shelf {
              private Store store;

              synchronized void open() {
                store = new Store();
              }

              void close() {
                synchronized (Store.ALL) {
                  clear(); // finds lock-order
                }
              }

              private synchronized void clear() {
                store = null;
              }
            }
            """)
        .isAsMarked();
  }
}
