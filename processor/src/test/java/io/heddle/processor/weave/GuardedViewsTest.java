package io.heddle.processor.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GuardedViewsTest {

  @Test
  void everyCallHoldsTheLockOfTheView() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;

            @GuardedView
            interface Counter {
              int increment();
            }
            """,
            """
            import io.heddle.annotation.*;

            final class Plain implements Counter {
              int count;

              @Override
              public int increment() {
                int read = count;
                Thread.yield();
                count = read + 1;
                return count;
              }

              static int total() throws InterruptedException {
                Plain plain = new Plain();
                Counter counter = Heddle_Counter.create(plain);
                Thread[] threads = new Thread[4];
                for (int i = 0; i < threads.length; i++) {
                  threads[i] = new Thread(() -> {
                    for (int n = 0; n < 500; n++) {
                      counter.increment();
                    }
                  });
                  threads[i].start();
                }
                for (Thread thread : threads) {
                  thread.join();
                }
                return plain.count;
              }
            }
            """);
    assertThat(woven.call("Plain", "total")).isEqualTo(2000);
  }

  @Test
  void classesOfOthersAreWrappedBySignature() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;
            import java.util.*;
            import java.util.concurrent.TimeoutException;

            @GuardedView(of = ArrayList.class)
            public interface Names<T> {
              boolean add(T target);

              @Guarded(value = "lock", mode = Guarded.Mode.READ)
              int size();

              @Guarded(value = "lock", timeout = "5s")
              <U> U[] toArray(U[] a) throws InterruptedException, TimeoutException;

              void clear();

              default boolean isLong() {
                return size() > 1;
              }

              static List<Object> seen() throws Exception {
                Names<String> names = Heddle_Names.create(new ArrayList<String>());
                names.add("a");
                names.add("b");
                List<Object> seen = new ArrayList<>();
                seen.add(names.isLong());
                seen.add(names.toArray(new String[0]).length);
                names.clear();
                seen.add(names.size());
                return seen;
              }
            }
            """);
    assertThat(woven.call("Names", "seen")).isEqualTo(List.of(true, 2, 0));
    assertThat(woven.source("Heddle_Names"))
        .contains("RwLock lock = new RwLock(\"Names.lock\")")
        .contains("return this.target.add(target);");
  }

  @Test
  void recordsAndSealedInterfacesHaveViews() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;

            @GuardedView("points")
            sealed interface Point permits Point.At, Heddle_Point {
              int x() throws java.io.IOException;

              record At(int x) implements Point {}

              static int x3() throws java.io.IOException {
                return Heddle_Point.create(new At(3)).x();
              }
            }
            """);
    assertThat(woven.call("Point", "x3")).isEqualTo(3);
  }

  @Test
  void viewInheritsMethodsAndLocksFromViews() throws Exception {
    Woven woven =
        Woven.from(
            """
            package base;

            import io.heddle.annotation.*;
            import java.io.IOException;

            @GuardedView("all")
            public interface Source<T extends Comparable<T>> {
              @Guarded(value = "items", mode = Guarded.Mode.READ)
              @SuppressWarnings("unchecked")
              <X extends Exception> T greatest(Class<X> failure, T... items) throws X, IOException;

              int size();
            }
            """,
            """
            package shop;

            import base.Source;
            import io.heddle.annotation.*;
            import java.util.*;

            class Shop {
              @GuardedView("all")
              interface Names extends Source<String> {
                @Guarded("items")
                void add(String name);
              }

              static final class Plain implements Names {
                private final List<String> names = new ArrayList<>();

                @Override
                public void add(String name) {
                  names.add(name);
                }

                @Override
                public int size() {
                  return names.size();
                }

                @Override
                public <X extends Exception> String greatest(Class<X> failure, String... items) {
                  return Collections.max(List.of(items));
                }
              }

              static List<Object> seen() throws Exception {
                Names names = Heddle_Shop_Names.create(new Plain());
                names.add("a");
                return List.of(names.size(), names.greatest(Exception.class, "a", "c", "b"));
              }
            }
            """);
    assertThat(woven.call("shop.Shop", "seen")).isEqualTo(List.of(1, "c"));
    assertThat(woven.source("Heddle_Shop_Names"))
        .contains("RwLock items = new RwLock(\"Source.items\")")
        .containsOnlyOnce("private final RLock all = ");
  }

  @Test
  void bodyThatTheViewGivesAMethodRunsUnderTheLocksThatItNames() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;
            import java.util.*;

            @GuardedView(of = ArrayDeque.class)
            interface Line<T> {
              void addLast(T item);

              T pollFirst();

              @Guarded("lock")
              default List<T> exchange(T item) {
                List<T> both = new ArrayList<>();
                both.add(pollFirst());
                addLast(item);
                return both;
              }

              default boolean isLine() {
                return true;
              }

              static Object first() {
                Line<String> line = Heddle_Line.create(new ArrayDeque<>(List.of("a")));
                return line.exchange("b").get(0) + line.pollFirst() + line.isLine();
              }
            }
            """);
    assertThat(woven.call("Line", "first")).isEqualTo("abtrue");
    assertThat(woven.source("Heddle_Line"))
        .contains("return Line.super.exchange(item);")
        .doesNotContain("isLine");
  }

  @Test
  void oneNameIsOneLockOfAView() {
    assertThat(
            Woven.messages(
                Woven.compile(
                    """
                    import io.heddle.annotation.*;

                    class Sides {
                      @GuardedView
                      interface Both extends Left, Right {}

                      @GuardedView
                      interface Left {
                        @Guarded("side")
                        int left();
                      }

                      @GuardedView
                      interface Right {
                        @Guarded("side")
                        int right();
                      }
                    }
                    """)))
        .containsExactly(
            """
            [heddle.bad-guard] 'side' means two locks of Both: Sides.Left.side and Sides.Right.side
              give one of them another name""");
  }

  @Test
  void interfacesOfThePlatformHaveViewsThatDrawNoWarning() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;
            import java.util.*;

            class Orders {
              @GuardedView
              interface ByLength extends Comparator<String> {}

              @GuardedView(of = HashMap.class)
              interface Cache<K, V> extends Iterable<K> {
                V putIfAbsent(K key, V value);

                Set<K> keySet();

                @Override
                @Guarded("lock")
                default Iterator<K> iterator() {
                  return List.copyOf(keySet()).iterator();
                }
              }

              static List<Object> seen() {
                ByLength order = (one, other) -> one.length() - other.length();
                Cache<String, Integer> cache = Heddle_Orders_Cache.create(new HashMap<>());
                cache.putIfAbsent("one", 1);
                return List.of(
                    Heddle_Orders_ByLength.create(order).compare("a", "bc"),
                    cache.iterator().next());
              }
            }
            """);
    assertThat(woven.call("Orders", "seen")).isEqualTo(List.of(-1, "one"));
  }
}
