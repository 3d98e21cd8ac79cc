package io.heddle.processor.check;

import org.junit.jupiter.api.Test;

/** Methods of inner classes that only ever run with the lock of the object around them. */
final class InnerClassesTest {

  /** Answers are handled under the monitor of the outer object; more kinds than are followed. */
  private static CheckedSource inSender(String members) {
    return CheckedSource.of(
        "Sender",
        """
        class Sender {
          private final Set<String> pending = new HashSet<>();

          public synchronized void add(String name) {
            pending.add(name);
          }

          public synchronized void retry(String name) {
            if (pending.contains(name)) {
              pending.remove(name);
              pending.add(name + "'");
            }
          }

          public synchronized boolean take(String name) {
            return pending.contains(name) && pending.remove(name) && !pending.isEmpty();
          }

          abstract class Handler {
            public void complete() {
              synchronized (Sender.this) {
                handle();
              }
            }

            abstract void handle();
          }

          private class Starting extends Handler {
            @Override
            public void handle() {
              settle();
            }
          }

          private class Adding extends Handler {
            @Override
            public void handle() {}
          }

          private class Ending extends Handler {
            @Override
            public void handle() {}
          }

          private class Aborting extends Handler {
            @Override
            public void handle() {}
          }

        """
            + members.indent(2)
            + "}\n");
  }

  @Test
  void whatAllOverridingMethodsHaveIsWhatTheirOnlyCallerHolds() {
    inSender(
            """
            private void settle() {
              pending.clear();
            }
            """)
        .isAsMarked();
  }

  @Test
  void oneCallerWithoutTheLockIsEnough() {
    inSender(
            """
            private void settle() {
              pending.clear(); // finds inconsistent-sync
            }

            public void drop() {
              settle();
            }
            """)
        .isAsMarked();
  }

  @Test
  void oneCallerOfTheOverriddenMethodWithoutTheLockIsEnough() {
    inSender(
            """
            private void settle() {
              pending.clear(); // finds inconsistent-sync
            }

            public void skip(Handler handler) {
              handler.handle();
            }
            """)
        .isAsMarked();
  }

  @Test
  void whatOverridesAMethodForEveryoneIsCalledByEveryone() {
    inSender(
            """
            private void settle() {
              pending.clear(); // finds inconsistent-sync
            }

            private class Task implements Runnable {
              @Override
              public void run() {
                settle();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theLockIsHandedOnFromMethodToMethodOfTheInnerClass() {
    CheckedSource.of(
            "Book",
            """
            class Book {
              private final Map<String, Page> pages = new HashMap<>();

              public synchronized void turn(String name) {
                page(name).turn();
              }

              public synchronized void tear(String name) {
                page(name).tear();
              }

              private Page page(String name) {
                return pages.get(name);
              }

              private static class Page {
                private int turns;

                private void turn() {
                  turns++;
                  count();
                }

                private void tear() {
                  turns = 0;
                  count();
                }

                private void count() {
                  if (turns > 3) {
                    turns = 3;
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aPublicMethodThatForgetsTheLockIsFoundThroughTheInnerClass() {
    CheckedSource.of(
            "Book",
            """
            class Book {
              private final Map<String, Page> pages = new HashMap<>();

              public synchronized void turn(String name) {
                page(name).turn();
              }

              public synchronized void tear(String name) {
                page(name).tear();
              }

              public void peek(String name) {
                page(name).count();
              }

              private Page page(String name) {
                return pages.get(name);
              }

              private static class Page {
                private int turns;

                private void turn() {
                  turns++;
                  count();
                }

                private void tear() {
                  turns = turns > 0 ? 0 : 1;
                  turns--;
                  count();
                }

                private void count() {
                  turns = 3; // finds inconsistent-sync
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aGuardedFieldOfTheOuterObjectIsProtectedByThoseWhoCallTheOverridingMethod() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              @Guarded("this") private int apples;

              void run(Step step) {
                step.go();
              }

              void sell() {
                new Selling().finish();
              }

              abstract class Step {
                abstract void go();

                void finish() {
                  synchronized (Shop.this) {
                    go();
                  }
                }
              }

              private class Selling extends Step {
                @Override
                void go() {
                  apples--; // finds guarded-by
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aGuardedFieldOfTheOuterObjectThatAllCallersOfTheOverridingMethodProtect() {
    CheckedSource.of(
            "Shop",
            """
            class Shop {
              @Guarded("this") private int apples;

              void sell() {
                new Selling().finish();
              }

              abstract class Step {
                abstract void go();

                void finish() {
                  synchronized (Shop.this) {
                    go();
                  }
                }
              }

              private class Selling extends Step {
                @Override
                void go() {
                  apples--;
                }
              }
            }
            """)
        .isAsMarked();
  }
}
