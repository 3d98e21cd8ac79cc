package io.heddle.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.Lifecycle;
import io.heddle.Service;
import io.heddle.ServiceState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Services that live in a scope. */
class ServicesInScopesTest extends InScopes {

  private final List<String> steps = new CopyOnWriteArrayList<>();

  /** As the weaver writes them. */
  private final class Shop implements Service {

    private final String name;
    private final Lifecycle life;

    Shop(String name) {
      this.name = name;
      this.life =
          Lifecycle.of(name, Duration.ofSeconds(30))
              .daemon(name + ".pump", stopping -> stopping.await());
    }

    @Override
    public void start() {
      life.start();
      steps.add(name + " started");
    }

    @Override
    public void close() {
      life.close();
      steps.add(name + " closed");
    }

    @Override
    public ServiceState state() {
      return life.state();
    }
  }

  @Test
  void aServiceIsStartedAndClosedAfterTheTasksTheLastFirst() throws Exception {
    Shop shop = new Shop("shop");
    try (Scope scope = open("day")) {
      assertThat(scope.run(shop)).isSameAs(shop);
      assertThat(shop.state()).isEqualTo(ServiceState.RUNNING);
      scope.run(new Shop("bank"));
      scope.fork(
          () -> {
            try {
              never.await();
            } finally {
              steps.add("task ended");
            }
          });
    }
    assertThat(shop.state()).isEqualTo(ServiceState.TERMINATED);
    assertThat(steps.stream().filter(step -> !step.equals("task ended")))
        .containsExactly("shop started", "bank started", "bank closed", "shop closed");
    int ended = steps.indexOf("task ended");
    assertThat(ended == -1 || ended < steps.indexOf("bank closed")).isTrue();
  }

  @Test
  void aServiceThatDoesNotStartIsNotRun() {
    Shop shop = new Shop("shop");
    shop.start();
    assertThatThrownBy(
            () -> {
              try (Scope scope = open("day")) {
                scope.run(shop);
              }
            })
        .isInstanceOf(IllegalStateException.class);
    shop.close();
  }

  @Test
  void aServiceIsClosedInOrderAlsoWhenTheScopeWasCancelled() throws Exception {
    Shop shop = new Shop("shop");
    try (Scope outer = open("outer")) {
      Task<?> task =
          outer.fork(
              () -> {
                try (Scope inner = open("inner")) {
                  inner.run(shop);
                  inner.fork(() -> never.await());
                  inner.join();
                }
              });
      awaitBlocked(task);
      outer.cancel();
      outer.join();
    }
    assertThat(shop.state()).isEqualTo(ServiceState.TERMINATED);
  }
}
