package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ConfinedTest {

  private static CheckedSource withCart(String type, String body) {
    return CheckedSource.of(
            "Cart",
            """
            class Cart {
              static final int MOST = 10;
              @Confined("ui") int items;

              @Confined("ui") void show() {
                items++;
                refresh();
              }

              private void refresh() {
                items += MOST;
              }
            }
            """)
        .and(type, body);
  }

  @Test
  void anotherRole() {
    withCart(
            "Till",
            """
            class Till {
              private final Cart cart = new Cart();

              @Confined("till") void ring() {
                cart.show(); // finds confined
                cart.items = 0; // finds confined
              }

              @Confined("ui") void paint() {
                cart.show();
                cart.items = 0;
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void throughBodiesThatSayNothing() {
    assertThat(
            withCart(
                    "Till",
                    """
                    class Till {
                      private final Cart cart = new Cart();

                      @Confined("till") void ring() {
                        update();
                      }

                      private void update() {
                        cart.show();
                      }
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.confined] 'show' is confined to threads of the role "ui", but Till.ring runs on threads of the role "till"
                Till.java:6: Till.ring calls Till.update
                Till.java:10: Till.update uses 'show'
                Repair: hand it to a thread of the role, as a function whose parameter is @Confined("ui")\
            """);
  }

  @Test
  void aThreadOfItsOwnHasNoRole() {
    withCart(
            "Till",
            """
            class Till {
              private final Cart cart = new Cart();

              void start() {
                new Thread(() -> cart.show()).start(); // finds confined
                Thread named =
                    new Thread("till") {
                      @Override
                      public void run() {
                        cart.show(); // finds confined
                      }
                    };
                named.start();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aDaemonHasTheRoleThatItSays() {
    withCart(
            "Till",
            """
            @Threaded
            class Till {
              private final Cart cart = new Cart();

              @Daemon void watch(Event stopping) throws InterruptedException {
                cart.show(); // finds confined
                stopping.await();
              }

              @Daemon @Confined("ui") void paint(Event stopping) throws InterruptedException {
                cart.show();
                stopping.await();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aFunctionThatIsHandedToTheRole() {
    withCart(
            "Screen",
            """
            class Screen {
              private final Cart cart = new Cart();

              void later(@Confined("ui") Runnable task) {
                tasks.add(task);
              }

              private final List<Runnable> tasks = new ArrayList<>();

              @Confined("till") void ring() {
                later(() -> cart.show());
                later(cart::show);
              }

              @Confined("ui") void other(@Confined("till") Runnable task) {
                other(() -> cart.show()); // finds confined
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aWholeClass() {
    CheckedSource.of(
            "View",
            """
            @Confined("ui")
            class View {
              static final int WIDTH = 80;
              private int lines;

              View() {
                lines = 1;
              }

              void draw() {
                lines++;
              }

              static class Parts {
                void anywhere() {}
              }
            }
            """)
        .and(
            "Till",
            """
            class Till {
              @Confined("till") void ring(View view) {
                int width = View.WIDTH;
                new View.Parts().anywhere();
                view.draw(); // finds confined
                new View(); // finds confined
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void overridingMethodsInheritIt() {
    CheckedSource.of(
            "Shape",
            """
            interface Shape {
              @Confined("ui") void draw();
            }
            """)
        .and(
            "Circle",
            """
            class Circle implements Shape {
              private final Cart cart = new Cart();

              @Override public void draw() {
                cart.show();
              }

              static class Cart {
                @Confined("ui") void show() {}
              }

              @Confined("till") void ring() {
                draw(); // finds confined
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void whoSaysNothingIsLeftAlone() {
    withCart(
            "Till",
            """
            class Till {
              private final Cart cart = new Cart();
              private final ExecutorService ui = Executors.newSingleThreadExecutor();

              public void ring() {
                cart.show();
              }

              @Confined("till") void hand() {
                ui.execute(() -> cart.show());
                javax.swing.SwingUtilities.invokeLater(() -> cart.show());
                Runnable kept = () -> cart.show();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aFunctionThatRunsAtOnceRunsOnTheSameThread() {
    withCart(
            "Till",
            """
            class Till {
              private final List<Cart> carts = new ArrayList<>();

              @Confined("till") void ring() {
                carts.forEach(cart -> cart.show()); // finds confined
              }

              @Confined("ui") void paint() {
                carts.forEach(Cart::show);
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void itCanBeSuppressed() {
    withCart(
            "Till",
            """
            class Till {
              private final Cart cart = new Cart();

              @SuppressWarnings("heddle.confined")
              @Confined("till") void ring() {
                cart.show();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void missedThroughAnInterfaceOfWhichOneClassIsKnown() {
    withCart(
            "Till",
            """
            class Till {
              interface Bell {
                void ring();
              }

              static class Loud implements Bell {
                private final Cart cart = new Cart();

                public void ring() {
                  cart.show();
                }
              }

              @Confined("till") void ring(Bell bell) {
                bell.ring();
              }
            }
            """)
        .isAsMarked();
  }
}
