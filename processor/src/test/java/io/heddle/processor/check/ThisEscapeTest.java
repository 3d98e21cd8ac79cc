package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An object of a woven class is nobody else's business before it has its locks. */
class ThisEscapeTest {

  @Test
  void constructorsKeepTheirObjectToThemselves() {
    CheckedSource.of(
            "Shop",
            """
            @Threaded
            class Shop {
              static Shop last;
              static final List<Shop> ALL = new ArrayList<>();
              Shop next;

              Shop() { // finds bad-declaration
                ALL.add(this);
              }

              Shop(int size) { // finds bad-declaration
                last = this;
              }

              Shop(Shop other) { // finds bad-declaration
                other.next = (Shop) this;
              }

              Shop(Executor pool) { // finds bad-declaration
                if (next == null) {
                  pool.execute(this::sell);
                }
              }

              Shop(String name) { // finds bad-declaration
                new Thread(() -> sell(), name).start();
              }

              void sell() {}
            }
            """)
        .isAsMarked();
  }

  @Test
  void initializersDoSoToo() {
    CheckedSource.of(
            "Shop",
            """
            @Threaded
            class Shop { // finds bad-declaration
              static final List<Shop> ALL = new ArrayList<>();
              final boolean added = ALL.add(this);
            }
            """)
        .isAsMarked();
  }

  @Test
  void usingOneselfIsNoEscape() {
    CheckedSource.of(
            "Shop",
            """
            @Threaded
            class Shop {
              final Object monitor = this;
              final Runnable selling = this::sell;
              final Part part = new Part(this);
              Shop self;

              Shop(List<Runnable> later, Map<Shop, String> names) {
                this.self = this;
                Shop local = this;
                Objects.requireNonNull(this);
                System.out.println(this);
                this.welcome(this);
                names.get(this);
                List.of(1, 2).forEach(this::count);
                Runnable lambda = () -> later.addAll(Collections.singleton(this::sell));
              }

              void welcome(Shop shop) {}

              void count(int number) {}

              void sell() {}

              record Part(Shop whole) {}
            }

            class Plain {
              Plain(List<Plain> all) {
                all.add(this);
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void methodsThatConstructorsCallAreFollowed() {
    CheckedSource.of(
            "Shop",
            """
            @Threaded
            class Shop {
              static final List<Shop> ALL = new ArrayList<>();

              Shop() { // finds bad-declaration
                init(1);
              }

              Shop(int size) { // finds bad-declaration
                this.open();
              }

              Shop(String name) { // finds bad-declaration
                register(name, this);
              }

              Shop(long rounds) {
                count(3);
                prepare(this);
              }

              private void init(int depth) {
                if (depth > 0) {
                  init(depth - 1);
                  publish();
                }
              }

              private void publish() {
                ALL.add(this);
              }

              void open() {
                new Thread(this::publish).start();
              }

              private static void register(String name, Shop made) {
                ALL.add(made);
              }

              private void count(int left) {
                if (left > 0) {
                  count(left - 1);
                }
              }

              private static void prepare(Shop made) {
                Objects.requireNonNull(made);
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void whatTheWovenClassImplementsIsNotThereYet() {
    CheckedSource.of(
            "Shop",
            """
            @Threaded
            abstract class Shop {
              Shop() { // finds bad-declaration
                ready().set();
              }

              Shop(int size) { // finds bad-declaration
                init();
              }

              Shop(List<Runnable> later) {
                later.add(() -> ready().set());
              }

              private void init() {
                user("ada");
              }

              abstract Event ready();

              @ThreadLocalField
              abstract String user();

              @ThreadLocalField
              abstract void user(String name);
            }
            """)
        .isAsMarked();
  }

  @Test
  void tasksThatDoNotTouchTheObjectAreNoEscape() {
    CheckedSource.of(
            "Shop",
            """
            @Threaded
            class Shop {
              static int opened;
              int apples;

              Shop(Executor pool) {
                pool.execute(() -> log("opened"));
                int apples = 3;
                pool.execute(() -> log("apples: " + apples));
                new Thread(() -> opened++).start();
              }

              Shop(ExecutorService pool) { // finds bad-declaration
                pool.submit(() -> apples++);
              }

              static void log(String text) {}
            }
            """)
        .isAsMarked();
  }

  @Test
  void messageNamesTheMethodThatLetsItEscape() {
    assertThat(
            CheckedSource.of(
                    "Shop",
                    """
                    @Threaded
                    class Shop {
                      Shop(List<Shop> all) {
                        add(all);
                      }

                      private void add(List<Shop> all) {
                        all.add(this);
                      }
                    }
                    """)
                .messages())
        .singleElement()
        .asString()
        .startsWith(
            "[heddle.bad-declaration] the construction of Shop passes 'this' to all.add(..) in"
                + " add(..), before the object has its locks");
  }

  @Test
  void messageSaysWhereToDoItInstead() {
    CheckedSource source =
        CheckedSource.of(
            "Shop",
            """
            @Threaded
            class Shop {
              Shop(List<Shop> all) {
                all.add(this);
              }
            }
            """);
    assertThat(source.messages())
        .singleElement()
        .asString()
        .isEqualTo(
            """
            [heddle.bad-declaration] the construction of Shop passes 'this' to all.add(..), before \
            the object has its locks
                do that when Heddle_Shop.create(..) has returned, or in start() of a class with \
            daemons""");
  }
}
