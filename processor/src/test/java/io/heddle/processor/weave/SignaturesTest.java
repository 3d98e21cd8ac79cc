package io.heddle.processor.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SignaturesTest {

  @Test
  void everyConstructorThatASubclassCanCallHasAFactory() throws Exception {
    Woven woven =
        Woven.from(
            """
            package shop;

            import io.heddle.annotation.*;
            import java.io.IOException;
            import java.util.*;

            @Threaded
            @SuppressWarnings("missing-explicit-ctor")
            public class Shop<T extends Comparable<T>> {
              public Shop() {}

              protected Shop(int apples) throws IOException {}

              <U extends T> Shop(List<? super T> names, U one) {}

              @SafeVarargs
              Shop(String name, T... more) {}

              private Shop(long hidden) {}
            }
            """,
            """
            package shop;

            public class Main {
              private Main() {}

              public static String woven() throws Exception {
                Heddle_Shop<String> none = Heddle_Shop.create();
                Shop<String> one = Heddle_Shop.create(1);
                Shop<String> two = Heddle_Shop.create(new java.util.ArrayList<>(), "a");
                Shop<String> many = Heddle_Shop.create("name", "a", "b");
                return none.getClass() + " " + (one.getClass() == many.getClass());
              }
            }
            """);
    assertThat(woven.call("shop.Main", "woven")).isEqualTo("class shop.Heddle_Shop true");
    Method[] factories =
        Arrays.stream(woven.type("shop.Heddle_Shop").getDeclaredMethods())
            .filter(method -> method.getName().equals("create"))
            .toArray(Method[]::new);
    assertThat(factories).hasSize(4);
    assertThat(factories)
        .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
        .extracting(Method::getParameterCount)
        .containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void wovenClassIsAsVisibleAsTheClass() throws Exception {
    Woven woven =
        Woven.from(
            """
            package shop;

            import io.heddle.annotation.*;

            @SuppressWarnings("missing-explicit-ctor")
            public class Market {
              @Threaded
              public static class Stall {}

              @Threaded
              static class Shed {}
            }
            """);
    assertThat(Modifier.isPublic(woven.type("shop.Heddle_Market_Stall").getModifiers())).isTrue();
    assertThat(Modifier.isPublic(woven.type("shop.Heddle_Market_Shed").getModifiers())).isFalse();
    assertThat(Modifier.isFinal(woven.type("shop.Heddle_Market_Shed").getModifiers())).isTrue();
  }

  @Test
  void overrideKeepsTypesAndThrowsClauseButNotSynchronized() {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;
            import java.util.*;

            @Threaded
            class Shop<K, V> {
              @Guarded("stock")
              protected synchronized <X extends Exception & Comparable<X>> Map<? super K, V[]> find(
                  final List<? extends K> keys, int... rest) throws X, java.io.IOException {
                return new HashMap<>();
              }
            }
            """);
    assertThat(woven.source("Heddle_Shop"))
        .contains(
            "protected <X extends Exception & Comparable<X>> Map<? super K, V[]> find("
                + "List<? extends K> keys,\n      int... rest) throws X, IOException {",
            "super.<X>find(keys, rest)");
  }

  @Test
  void inheritedTypeVariablesAreFilledIn() {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;
            import java.util.*;

            abstract class Store<T> {
              @Guarded("lock")
              List<T> all(T first) {
                return List.of(first);
              }
            }
            """,
            """
            import io.heddle.annotation.*;

            @Threaded
            class Shop extends Store<Integer> {}
            """);
    assertThat(woven.source("Heddle_Shop")).contains("List<Integer> all(Integer first)");
  }

  @Test
  void sealedClassMayPermitItsWovenSubclass() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;

            @Threaded
            sealed class Shop permits Heddle_Shop {
              static Heddle_Shop open() {
                return Heddle_Shop.create();
              }
            }
            """);
    assertThat(woven.type("Heddle_Shop").getSuperclass()).isEqualTo(woven.type("Shop"));
  }

  @Test
  void staticCreateOfTheClassMayDelegateToTheFactoryThatHidesIt() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;

            @Threaded
            class Shop {
              final int apples;

              Shop(int apples) {
                this.apples = apples;
              }

              public static Shop create(int apples) {
                return Heddle_Shop.create(apples);
              }

              public static int apples() {
                return create(3).apples;
              }
            }
            """);
    assertThat(woven.call("Shop", "apples")).isEqualTo(3);
  }

  @Test
  void generatedNamesAvoidTheFieldsAndNestedClassesOfTheClass() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;

            @Threaded
            abstract class Shop {
              static class RLock {}

              int stock = 1;
              protected int lifecycle = 2;
              protected int ready = 3;

              abstract io.heddle.Event ready();

              @Guarded("stock")
              int sum() {
                return stock + lifecycle + ready;
              }

              @Daemon(every = "1h")
              void tick() {}

              public static int total() {
                return Heddle_Shop.create().sum();
              }
            }
            """);
    assertThat(woven.call("Shop", "total")).isEqualTo(6);
    assertThat(woven.source("Heddle_Shop"))
        .contains("io.heddle.RLock stock_ =", "Event ready_ =", "Lifecycle lifecycle_ =");
  }

  @Test
  void parametersMayBeNamedAsTheFieldsThatTheyHide() {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;

            @Threaded
            class Shop {
              @Guarded(value = {"stock", "ledger"}, timeout = "1s")
              int sell(int stock, int deadline) {
                return stock + deadline;
              }
            }
            """);
    assertThat(woven.source("Heddle_Shop"))
        .contains("this.stock.release()", "long deadline_ =", "super.sell(stock, deadline)");
  }

  @Test
  void hiddenFieldOfASuperclassIsStillTheGuard() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;

            abstract class Base {
              final Object lock = new Object();

              @Guarded("lock")
              boolean held() {
                return Thread.holdsLock(lock);
              }
            }
            """,
            """
            import io.heddle.annotation.*;

            @Threaded
            class Shop extends Base {
              final Object lock = new Object();

              public static boolean baseLockHeld() {
                return Heddle_Shop.create().held();
              }
            }
            """);
    assertThat(woven.call("Shop", "baseLockHeld")).isEqualTo(true);
  }

  @Test
  void whatTheUserSuppressesOrCannotMendStaysSilent() {
    Woven.from(
        """
        import io.heddle.annotation.*;
        import java.io.Serializable;
        import java.util.List;

        @Threaded
        @Deprecated
        @SuppressWarnings({"serial", "rawtypes", "this-escape", "heddle.guarded-by"})
        abstract class Shop implements Serializable {
          @Deprecated(forRemoval = true)
          Shop(List raw) {}

          @Deprecated
          @Guarded("stock")
          List<? extends Comparable> old(Old old) {
            return List.of();
          }

          @SuppressWarnings("unchecked")
          @Guarded("stock")
          <T> T[] all(T... values) {
            return values;
          }

          abstract io.heddle.Event ready();

          @Daemon(every = "1h")
          void tick() {}
        }
        """,
        """
        @Deprecated
        class Old {}
        """);
  }

  @Test
  void nullabilityIsRepeated() {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;
            import java.util.*;
            import org.jspecify.annotations.Nullable;

            abstract class Base<T> {
              @Guarded("stock")
              @Nullable T find(@Nullable T first, List<@Nullable T> rest) {
                return first;
              }
            }
            """,
            """
            import io.heddle.annotation.*;
            import org.jspecify.annotations.Nullable;

            @Threaded
            class Shop extends Base<String> {
              @interface Declared {
                @interface Nullable {}
              }

              Shop(@Nullable String name, @Declared.Nullable String[] other) {}
            }
            """);
    assertThat(woven.source("Heddle_Shop"))
        .contains("create(@Nullable String name, @Shop.Declared.Nullable String[] other)")
        .contains("@Nullable String find(@Nullable String first, List<String> rest)");
  }

  @Test
  void methodDeclaredByTwoInterfacesIsImplementedOnce() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.Event;

            interface Ready<E> {
              E ready();
            }
            """,
            """
            import io.heddle.*;

            interface Locked {
              Event ready();

              RLock stock();
            }
            """,
            """
            import io.heddle.Event;
            import io.heddle.annotation.*;

            @Threaded
            abstract class Shop implements Ready<Event>, Locked {
              @Guarded("stock")
              boolean held() {
                return stock().heldByCurrentThread() && !ready().isSet();
              }

              static boolean works() {
                return Heddle_Shop.create().held();
              }
            }
            """);
    assertThat(woven.call("Shop", "works")).isEqualTo(true);
  }

  @Test
  void classesNamedAsThoseOfJavaLangAreNotConfused() {
    Woven.from(
        """
        package shop;

        @io.heddle.annotation.Threaded
        class Shop {
          @java.lang.Override
          @io.heddle.annotation.Guarded(value = {"a", "b"}, timeout = "1s")
          public java.lang.String toString() {
            return "";
          }
        }
        """,
        "package shop; class Override {}",
        "package shop; class System {}",
        "package shop; class String {}",
        "package shop; class Math {}",
        "package shop; class Lock {}",
        "package shop; class RLock {}");
  }

  @Test
  void factoriesOfSimilarConstructorsDrawNoWarning() {
    Woven.from(
        """
        import io.heddle.annotation.*;
        import java.util.concurrent.Callable;
        import java.util.function.*;

        @Threaded
        class Shop {
          Shop(Function<String, String> first) {}

          Shop(IntFunction<String> second) {}

          Shop(Callable<String> third, int n) {}

          Shop(Supplier<String> fourth, int n) {}
        }
        """);
  }
}
