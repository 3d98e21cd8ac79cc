package io.heddle.processor.check;

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
