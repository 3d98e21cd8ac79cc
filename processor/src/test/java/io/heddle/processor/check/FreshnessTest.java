package io.heddle.processor.check;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Objects that nobody else has yet cannot make two threads wait for each other. */
final class FreshnessTest {

  private static final String PART =
      """
      class Part {
        private int uses;

        synchronized void use() {
          uses++;
        }

        synchronized void settle() {
          synchronized (Gate.LOCK) {
            uses = 0;
          }
        }
      }
      """;

  private static final String GATE =
      """
      class Gate {
        static final Object LOCK = new Object();
      }
      """;

  @Test
  void theLockOfANewObjectIsNobodyElses() {
    withParts(
            """
            class Maker {
              Part make() {
                synchronized (Gate.LOCK) {
                  Part part = new Part();
                  part.use();
                  return part;
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aPartThatAConstructorTakesFromItsOwnFieldIsNobodyElses() {
    withParts(
            """
            class Maker {
              private Part part;

              Maker() {
                part = new Part();
                Part mine = part;
                mine.use();
              }

              static Maker make() {
                synchronized (Gate.LOCK) {
                  return new Maker();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aPartOfANewObjectThatAMethodReadsFromAFieldIsNobodyElses() {
    withParts(
            """
            class Maker {
              private Part part = new Part();

              void warmUp() {
                Part mine = this.part;
                mine.use();
              }

              static Maker make() {
                synchronized (Gate.LOCK) {
                  Maker maker = new Maker();
                  maker.warmUp();
                  return maker;
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aPartOfAnObjectThatOthersHaveIsTheirs() {
    withPartsInACircle(
            """
            class Keeper {
              private Part part = new Part();

              void use() {
                Part mine = this.part;
                synchronized (Gate.LOCK) {
                  mine.use();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void whatAConstructorIsPassedIsNoPartOfTheNewObject() {
    withPartsInACircle(
            """
            class Wrapper {
              private final Part part;

              Wrapper(Part part) {
                this.part = part;
              }

              void run() {
                part.use();
              }

              static void wrap(Part part) {
                synchronized (Gate.LOCK) {
                  new Wrapper(part).run();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aVariableThatNamesANewObjectForAWhile() {
    withParts(
            """
            class Holder {
              private Part part;

              Part get() {
                synchronized (Gate.LOCK) {
                  Part found = part;
                  if (found == null) {
                    found = new Part();
                    for (int i = 0; i < 3; i++) {
                      found.use();
                    }
                    part = found;
                  }
                  return found;
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aVariableThatMayNameAnotherObjectAgain() {
    for (String rest :
        List.of(
            "if (found == null) { found = new Part(); } found.use();",
            "if (found == null) found = new Part(); else found.use();",
            "found = new Part(); if (spare) { found = part; } found.use();",
            "for (int i = 0; i < 3; i++) { found.use(); found = new Part(); }",
            "do { if (spare) { found = new Part(); continue; } found.use(); } while (spare);",
            "try { found = new Part(); } finally { found.use(); }",
            "try { found = new Part(); } catch (RuntimeException e) { found.use(); }",
            "switch (size) { case 1: found = new Part(); case 2: found.use(); default: }",
            "end: { if (spare) { break end; } found = new Part(); } found.use();",
            "boolean any = spare && (found = new Part()) != null; found.use();")) {
      withPartsInACircle(
              """
              class Holder {
                private Part part;
                private boolean spare;
                private int size;

                void use() {
                  synchronized (Gate.LOCK) {
                    Part found = part;
                    %s
                  }
                }
              }
              """
                  .formatted(rest))
          .isAsMarked();
    }
  }

  @Test
  void aPartThatAConstructorMakesAndItsOwnMethodLocksIsNobodyElses() {
    withParts(
            """
            class Maker {
              private Part part;

              Maker() {
                part = new Part();
                warmUp();
              }

              private void warmUp() {
                Part mine = this.part;
                mine.use();
              }

              static Maker make() {
                synchronized (Gate.LOCK) {
                  return new Maker();
                }
              }
            }
            """)
        .isAsMarked();
  }

  /** A circle of three, one leg of which goes through a constructor. */
  private static CheckedSource shelf(String object, String mark) {
    return CheckedSource.of(
        "Shelf",
        """
        class Shelf {
          static final Object ALL = new Object();
          static final Part COMMON = new Part();
          private final List<Part> parts = new ArrayList<>();

          Shelf() {
            for (Part part : parts) {
              %s
            }
          }

          static Shelf make() {
            synchronized (ALL) {
              return new Shelf();%s
            }
          }
        }

        class Part {
          synchronized void use() {}

          synchronized void sell() {
            synchronized (Till.LOCK) {
              Till.LOCK.notifyAll();
            }
          }
        }

        class Till {
          static final Object LOCK = new Object();

          void close() {
            synchronized (LOCK) {
              synchronized (Shelf.ALL) {
                LOCK.notifyAll();
              }
            }
          }
        }
        """
            .formatted(object, mark));
  }

  @Test
  void whatAConstructorFindsInACollectionIsLikelyItsOwn() {
    shelf("part.use();", "").isAsMarked();
  }

  @Test
  void aStaticPartThatAConstructorLocksIsEveryones() {
    shelf("COMMON.use();", " // finds lock-order").isAsMarked();
  }

  @Test
  void aPartThatAConstructorIsPassedIsNotItsOwnIfTheFieldCanChange() {
    withPartsInACircle(
            """
            class Maker {
              private Part part;

              Maker(Part part) {
                this.part = part;
                warmUp();
              }

              private void warmUp() {
                Part mine = this.part;
                mine.use();
              }

              static Maker make(Part part) {
                synchronized (Gate.LOCK) {
                  return new Maker(part);
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void whatAConstructorFindsInACollectionCanBeOneOfTwoLegs() {
    withPartsInACircle(
            """
            class Maker {
              private List<Part> parts = new ArrayList<>();

              Maker() {
                for (Part part : parts) {
                  part.use();
                }
              }

              static Maker make() {
                synchronized (Gate.LOCK) {
                  return new Maker();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aPartThatANewObjectGetsFromOthersIsTheirs() {
    withPartsInACircle(
            """
            class Maker {
              private Part part;

              void take(Part part) {
                this.part = part;
              }

              void use() {
                part.use();
              }

              static Maker make(Part part) {
                synchronized (Gate.LOCK) {
                  Maker maker = new Maker();
                  maker.take(part);
                  maker.use();
                  return maker;
                }
              }
            }
            """)
        .isAsMarked();
  }

  private static CheckedSource withParts(String source) {
    return withParts(source, PART);
  }

  private static CheckedSource withPartsInACircle(String source) {
    return withParts(source, PART.replace("(Gate.LOCK) {", "(Gate.LOCK) { // finds lock-order"));
  }

  private static CheckedSource withParts(String source, String part) {
    String name = source.substring("class ".length(), source.indexOf(' ', "class ".length()));
    return CheckedSource.of(name, source).and("Part", part).and("Gate", GATE);
  }
}
