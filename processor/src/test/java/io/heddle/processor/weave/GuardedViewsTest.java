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
}
