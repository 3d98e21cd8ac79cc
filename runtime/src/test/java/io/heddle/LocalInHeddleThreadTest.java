package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Threads that Heddle starts keep the values of locals themselves. */
class LocalInHeddleThreadTest {

  @Test
  void hasAValueOfItsOwn() throws Exception {
    Local<String> local = Local.of(() -> "initial");
    local.set("caller's");
    assertThat(inHeddleThread(local::get)).isEqualTo("initial");
    assertThat(local.get()).isEqualTo("caller's");
  }

  @Test
  void setRemoveAndBindingsWorkAsElsewhere() throws Exception {
    Local<String> local = new Local<>();
    List<Object> seen =
        inHeddleThread(
            () -> {
              List<Object> noted = new ArrayList<>();
              noted.add(local.isPresent());
              local.set("outer");
              noted.add(local.with("inner", local::get));
              noted.add(local.get());
              local.remove();
              noted.add(local.isPresent());
              local.with("bound", () -> noted.add(local.get()));
              noted.add(local.isPresent());
              return noted;
            });
    assertThat(seen).containsExactly(false, "inner", "outer", false, "bound", false);
  }

  @Test
  void thereMayBeMoreLocalsThanAThreadHasPlacesFor() throws Exception {
    List<Local<Integer>> locals = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      int number = i;
      locals.add(Local.of(() -> number));
    }
    List<Integer> expected = IntStream.range(0, 1_000).boxed().toList();
    assertThat(inHeddleThread(() -> locals.stream().map(Local::get).toList())).isEqualTo(expected);
    inHeddleThread(
        () -> {
          locals.forEach(Local::get);
          locals.forEach(Local::remove);
          assertThat(locals).noneMatch(Local::isPresent);
          return null;
        });
  }

  @Test
  void aLocalNeverMeetsTheValueOfOneThatWasCollected() throws Exception {
    inHeddleThread(
        () -> {
          for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 200; i++) {
              Local<Object> local = new Local<>();
              assertThat(local.isPresent()).isFalse();
              local.set(round);
            }
            System.gc();
          }
          return null;
        });
  }

  @Test
  void aCollectedLocalLetsGoOfItsValues() throws Exception {
    inHeddleThread(
        () -> {
          List<WeakReference<Object>> values = new ArrayList<>();
          Actor.until(
              () -> {
                values.add(new WeakReference<>(setInANewLocal()));
                System.gc();
                return values.stream().anyMatch(value -> value.get() == null);
              });
          return null;
        });
  }

  @Test
  void valuesDieWithTheirThread() throws Exception {
    Local<Object> local = Local.of(Object::new);
    List<WeakReference<Object>> values = new ArrayList<>();
    HeddleThread thread = new HeddleThread(() -> values.add(new WeakReference<>(local.get())));
    thread.start();
    thread.join();
    Actor.until(
        () -> {
          System.gc();
          return values.get(0).get() == null;
        });
    assertThat(thread.isAlive()).isFalse();
  }

  private static Object setInANewLocal() {
    Object value = new Object();
    new Local<>().set(value);
    return value;
  }

  private static <T> T inHeddleThread(ThrowingCallable<T, ?> body) throws Exception {
    List<T> answers = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    HeddleThread thread =
        new HeddleThread(
            () -> {
              try {
                answers.add(body.call());
              } catch (Throwable e) {
                failures.add(e);
              }
            });
    thread.start();
    thread.join();
    assertThat(failures).isEmpty();
    return answers.get(0);
  }
}
