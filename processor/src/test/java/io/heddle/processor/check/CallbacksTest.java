package io.heddle.processor.check;

import org.junit.jupiter.api.Test;

/** Functions and objects that are passed to a method, which calls them. */
final class CallbacksTest {

  private static final String STORE =
      """
      class Store {
        synchronized void put() {}

        synchronized void with(Runnable task) {
          task.run();
        }

        void without(Runnable task) {
          task.run();
        }
      }
      """;

  @Test
  void aLambdaRunsUnderTheLocksOfTheMethodThatCallsIt() {
    CheckedSource.of("Store", STORE)
        .and(
            "Shop",
            """
            class Shop {
              private final Store store = new Store();

              synchronized void sell() {
                store.put();
              }

              synchronized void count() {}

              void audit() {
                store.with(() -> count()); // finds lock-order
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aLambdaThatIsCalledWithoutALockIsHarmless() {
    CheckedSource.of("Store", STORE)
        .and(
            "Shop",
            """
            class Shop {
              private final Store store = new Store();

              synchronized void sell() {
                store.put();
              }

              synchronized void count() {}

              void audit() {
                store.without(() -> count());
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aMethodReferenceIsALambda() {
    CheckedSource.of("Store", STORE)
        .and(
            "Shop",
            """
            class Shop {
              private final Store store = new Store();

              synchronized void sell() {
                store.put();
              }

              synchronized void count() {}

              void audit() {
                Runnable task = this::count;
                store.with(task); // finds lock-order
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aFunctionIsFollowedThroughTheMethodsThatPassItOn() {
    CheckedSource.of("Store", STORE)
        .and(
            "Shop",
            """
            class Shop {
              private final Store store = new Store();

              synchronized void sell() {
                store.put();
              }

              synchronized void count() {}

              private void inStore(Runnable task) {
                store.with(task);
              }

              void audit() {
                inStore(() -> count()); // finds lock-order
              }
            }
            """)
        .isAsMarked();
  }

  private static final String SCHEDULER =
      """
      abstract class Request {
        abstract void cleanup();
      }

      class Scheduler {
        synchronized void schedule(Request request) {
          request.cleanup();
        }

        synchronized void stop() {}
      }
      """;

  @Test
  void onlyThePassedObjectIsCalledNotEveryoneOfItsType() {
    CheckedSource.of("Scheduler", SCHEDULER)
        .and(
            "Client",
            """
            class Client {
              private final Scheduler scheduler = new Scheduler();

              synchronized void close() {
                scheduler.schedule(new Request() {
                  @Override
                  void cleanup() {}
                });
              }
            }

            class Registry {
              private final Scheduler scheduler = new Scheduler();

              synchronized void remove() {
                scheduler.stop();
              }

              synchronized void forget() {}

              Request removal() {
                return new Request() {
                  @Override
                  void cleanup() {
                    forget();
                  }
                };
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aPassedObjectThatLocksTheWayBackMakesACircle() {
    CheckedSource.of("Scheduler", SCHEDULER)
        .and(
            "Registry",
            """
            class Registry {
              private final Scheduler scheduler = new Scheduler();

              synchronized void remove() {
                scheduler.stop();
              }

              synchronized void forget() {}

              void clear() {
                scheduler.schedule(new Request() { // finds lock-order
                  @Override
                  void cleanup() {
                    forget();
                  }
                });
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void anInheritedMethodImplementsAnInterface() {
    CheckedSource.of(
            "Shop",
            """
            interface Closing {
              void close();
            }

            class Base {
              private final Object mutex = new Object();

              public void close() {
                synchronized (mutex) {
                  Shop.stop();
                }
              }
            }

            final class Door extends Base implements Closing {}

            class Shop {
              static synchronized void stop() {}

              static synchronized void shut(Closing door) {
                door.close();
              }

              void evening(Door door) {
                shut(door); // finds lock-order
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aMethodOfAGenericInterfaceIsOverriddenWithTheTypesOfTheClass() {
    CheckedSource.of(
            "Shop",
            """
            interface Sink<T> {
              void put(T value);
            }

            final class Names implements Sink<String> {
              private final Shop shop;

              Names(Shop shop) {
                this.shop = shop;
              }

              @Override
              public synchronized void put(String value) {
                shop.count();
              }

              synchronized void clear() {}
            }

            class Shop {
              synchronized void count() {}

              synchronized void fill(Names names, Sink<String> sink) {
                sink.put("a");
              }

              void day(Names names) {
                fill(names, names); // finds lock-order
              }
            }
            """)
        .isAsMarked();
  }
}
