package io.heddle.processor.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.LockUpgradeException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardedStatesTest {

  private static Woven account(String body) {
    return Woven.from(
        """
        import io.heddle.annotation.*;
        import java.util.*;

        @GuardedState
        interface Account {
          String owner();

          long getCents();

          void setCents(long value);

          default void add(long cents) {
            setCents(getCents() + cents);
          }

          static List<Object> seen() throws Exception {
            Heddle_Account ada = Heddle_Account.create("Ada", 100);
            List<Object> seen = new ArrayList<>();
            %s
            return seen;
          }
        }
        """
            .formatted(body));
  }

  @Test
  void propertiesAreReadAndWrittenThroughGuards() throws Exception {
    Woven woven =
        account(
            """
            try (var writing = ada.write()) {
              writing.add(5);
            }
            try (var reading = ada.read()) {
              seen.add(reading.owner());
              seen.add(reading.getCents());
            }
            """);
    assertThat(woven.call("Account", "seen")).isEqualTo(List.of("Ada", 105L));
    assertThat(woven.type("Heddle_Account$Read").getDeclaredMethods())
        .extracting(method -> method.getName())
        .containsExactlyInAnyOrder("owner", "getCents", "close", "requireOpen");
  }

  @Test
  void writersExcludeReaders() throws Exception {
    Woven woven =
        account(
            """
            Thread reader;
            try (var writing = ada.write()) {
              reader = new Thread(() -> {
                try (var reading = ada.read()) {
                  seen.add(reading.getCents());
                }
              });
              reader.start();
              while (reader.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
              }
              writing.setCents(7);
            }
            reader.join();
            """);
    assertThat(woven.call("Account", "seen")).isEqualTo(List.of(7L));
  }

  @Test
  void guardIsOfNoUseOnceClosed() {
    Woven woven =
        account(
            """
            var reading = ada.read();
            reading.close();
            reading.close();
            reading.owner();
            """);
    assertThatThrownBy(() -> woven.call("Account", "seen"))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("this guard of Account is closed; take another one with read()");
  }

  @Test
  void writerMayGoOnReading() throws Exception {
    Woven woven =
        account(
            """
            var writing = ada.write();
            writing.setCents(3);
            try (var reading = writing.downgrade()) {
              seen.add(reading.getCents());
              Thread other = new Thread(() -> {
                try (var alsoReading = ada.read()) {
                  seen.add(alsoReading.getCents());
                }
              });
              other.start();
              other.join();
            }
            try (var again = ada.write()) {
              seen.add(again.owner());
            }
            """);
    assertThat(woven.call("Account", "seen")).isEqualTo(List.of(3L, 3L, "Ada"));
  }

  @Test
  void readerThatAsksToWriteIsToldAtOnce() {
    Woven woven =
        account(
            """
            try (var reading = ada.read()) {
              seen.add(reading.owner());
              ada.write();
            }
            """);
    assertThatThrownBy(() -> woven.call("Account", "seen"))
        .isInstanceOf(LockUpgradeException.class);
  }

  @Test
  void severalAreWrittenTogetherWithoutDeadlock() throws Exception {
    Woven woven =
        account(
            """
            Heddle_Account bob = Heddle_Account.create("Bob", 100);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
              Heddle_Account from = i % 2 == 0 ? ada : bob;
              Heddle_Account to = i % 2 == 0 ? bob : ada;
              threads.add(new Thread(() -> {
                for (int n = 0; n < 300; n++) {
                  try (var all = Heddle_Account.writeAll(from, to, from)) {
                    all.of(from).add(-1);
                    all.of(to).add(1);
                  }
                }
              }));
            }
            for (Thread thread : threads) {
              thread.start();
            }
            for (Thread thread : threads) {
              thread.join();
            }
            for (var account : List.of(ada, bob)) {
              try (var reading = account.read()) {
                seen.add(reading.getCents());
              }
            }
            """);
    assertThat(woven.call("Account", "seen")).isEqualTo(List.of(100L, 100L));
  }

  @Test
  void stateMayBeGeneric() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;

            @GuardedState
            public interface Box<T extends Comparable<T>> {
              T value();

              void value(T value);

              boolean isDefault();

              static int greatest() {
                Heddle_Box<Integer> one = Heddle_Box.create(1, true);
                Heddle_Box<Integer> two = Heddle_Box.create(2, false);
                try (var all = Heddle_Box.writeAll(one, two)) {
                  all.of(one).value(all.of(two).value() + 1);
                }
                try (var reading = one.read()) {
                  return reading.value();
                }
              }
            }
            """);
    assertThat(woven.call("Box", "greatest")).isEqualTo(3);
  }

  @Test
  void propertiesAreInheritedWithTheTypesOfTheState() throws Exception {
    Woven woven =
        Woven.from(
            """
            package base;

            public interface Named<N extends CharSequence> {
              N name();

              void name(N name);
            }
            """,
            """
            package shop;

            import base.Named;
            import io.heddle.annotation.*;

            class Shop {
              @GuardedState
              interface Item<N extends CharSequence & Comparable<N>, T> extends Named<N> {
                T[] parts();

                void parts(T[] parts);

                default int length() {
                  return name().length();
                }
              }

              static int seen() {
                Heddle_Shop_Item<String, Integer> item =
                    Heddle_Shop_Item.create(new Integer[] {1}, "apple");
                try (var writing = item.write()) {
                  writing.name("pears");
                  writing.parts(new Integer[] {1, 2, 3});
                  return writing.length() + writing.parts().length;
                }
              }
            }
            """);
    assertThat(woven.call("shop.Shop", "seen")).isEqualTo(8);
  }

  @Test
  void sealedStatePermitsItsWriteGuard() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;

            @GuardedState
            sealed interface Cell permits Heddle_Cell.Write {
              int value();

              static int three() {
                try (var reading = Heddle_Cell.create(3).read()) {
                  return reading.value();
                }
              }
            }
            """);
    assertThat(woven.call("Cell", "three")).isEqualTo(3);
  }

  @Test
  void propertiesMayBeNamedAsWhatIsGenerated() throws Exception {
    Woven woven =
        Woven.from(
            """
            package shop;

            import io.heddle.annotation.*;

            @GuardedState
            interface Read {
              int lock();

              void lock(int closed);

              boolean closed();

              void closed(boolean lock);

              int read();

              int states();

              static int sum() {
                Heddle_Read read = Heddle_Read.create(1, false, 2, 3);
                try (var all = Heddle_Read.writeAll(read)) {
                  all.of(read).closed(true);
                  all.of(read).lock(4);
                }
                try (var reading = read.read()) {
                  return reading.closed() ? reading.lock() + reading.read() + reading.states() : 0;
                }
              }
            }
            """);
    assertThat(woven.call("shop.Read", "sum")).isEqualTo(9);
  }
}
