package io.heddle.processor.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every feature in generic, nested, inherited and package-private surroundings. */
class InheritanceTest {

  @Test
  void everythingOfAGenericSuperclassOfAnotherPackageIsWoven() throws Exception {
    Woven woven =
        Woven.from(
            """
            package base;

            import io.heddle.*;
            import io.heddle.annotation.*;
            import io.heddle.queue.Queue;
            import java.io.IOException;
            import java.util.*;

            public abstract class Worker<T extends Comparable<T>> {
              protected final List<String> log = Collections.synchronizedList(new ArrayList<>());
              protected final Event done = new Event();

              @Limited(permits = 10)
              protected abstract Queue<T> jobs();

              @Guarded("work")
              protected <X extends Exception> T first(Class<X> type, T[] items) throws X, IOException {
                return items[0];
              }

              @Daemon(restart = 1)
              protected void work(Event stopping) throws InterruptedException {
                log.add("got " + jobs().get());
                done.set();
                stopping.await();
              }
            }
            """,
            """
            package shop;

            import base.Worker;
            import io.heddle.annotation.*;
            import java.util.*;

            public class Outer {
              @Threaded
              static class Baker extends Worker<String> {
                @Override
                protected io.heddle.queue.Queue<String> jobs() {
                  throw new UnsupportedOperationException();
                }

                @Override
                protected void work(io.heddle.Event stopping) {
                  log.add("overridden");
                  done.set();
                }

                static List<String> log() throws Exception {
                  try (Heddle_Outer_Baker baker = Heddle_Outer_Baker.create()) {
                    baker.start();
                    baker.done.await();
                    baker.log.add(baker.first(Exception.class, new String[] {"bread"}));
                    return baker.log;
                  }
                }
              }
            }
            """);
    assertThat(woven.call("shop.Outer$Baker", "log")).isEqualTo(List.of("overridden", "bread"));
  }

  @Test
  void varargsAndPackagePrivateMembersAreKept() throws Exception {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;
            import java.util.*;

            @Threaded
            class Shop<T> {
              @Limited(permits = 1)
              @Guarded("stock")
              int count(String title, Object... items) throws CloneNotSupportedException {
                return items.length;
              }

              static int total() throws Exception {
                Shop<String> shop = Heddle_Shop.create();
                return shop.count("none") + shop.count("two", 1, 2);
              }
            }
            """);
    assertThat(woven.call("Shop", "total")).isEqualTo(2);
  }
}
