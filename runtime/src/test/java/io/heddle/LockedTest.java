package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LockedTest extends OnEachThreadKind {

  private final Locked<Map<String, Integer>> stock = Locked.of("orders.stock", new HashMap<>());

  @Test
  void bodiesReachTheValueHoldingItsLock() {
    stock.run(
        articles -> {
          assertThat(stock.lockable().heldByCurrentThread()).isTrue();
          articles.put("pen", 3);
        });
    assertThat(stock.<Integer, RuntimeException>call(articles -> articles.get("pen"))).isEqualTo(3);
    assertThat(stock.lockable().locked()).isFalse();
  }

  @Test
  void aBlockReachesTheValueHoldingItsLock() {
    try (var held = stock.hold()) {
      assertThat(stock.lockable().heldByCurrentThread()).isTrue();
      held.get().put("pen", 3);
      held.set(new HashMap<>(Map.of("ink", 1)));
    }
    assertThat(stock.lockable().locked()).isFalse();
    assertThat(stock.<Boolean, RuntimeException>call(articles -> articles.containsKey("pen")))
        .isFalse();
  }

  @Test
  void theValueIsOutOfReachWithoutTheLock() throws Exception {
    Locked<Map<String, Integer>>.Access kept = stock.hold();
    assertThat(actor(kept::get).failure()).isInstanceOf(IllegalMonitorStateException.class);
    kept.close();
    assertThatThrownBy(kept::get)
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageContaining("RLock \"orders.stock\" is not held by the calling thread");
    assertThatThrownBy(() -> kept.set(new HashMap<>()))
        .isInstanceOf(IllegalMonitorStateException.class);
    assertThatThrownBy(kept::close).isInstanceOf(IllegalMonitorStateException.class);
  }

  @Test
  void holdHandsOutTheSameObjectEachTime() {
    Held first = stock.hold();
    Held second = stock.hold();
    assertThat(second).isSameAs(first);
    second.close();
    first.close();
    assertThat(stock.lockable().locked()).isFalse();
  }

  @Test
  void bodiesMayNest() {
    stock.run(outer -> stock.run(inner -> assertThat(inner).isSameAs(outer)));
    assertThat(stock.lockable().locked()).isFalse();
  }

  @Test
  void bodiesThatThrowReleaseTheLock() {
    assertThatThrownBy(
            () ->
                stock.run(
                    articles -> {
                      throw new IOException("disk");
                    }))
        .isExactlyInstanceOf(IOException.class);
    assertThatThrownBy(
            () ->
                stock.call(
                    articles -> {
                      throw new IOException("disk");
                    }))
        .isExactlyInstanceOf(IOException.class);
    assertThat(stock.lockable().locked()).isFalse();
  }

  @Test
  void updateReplacesTheValueInOneStep() throws Exception {
    Locked<Integer> count = Locked.of(0);
    List<Actor<Void>> actors = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      actors.add(
          actor(
              () -> {
                for (int round = 0; round < 1_000; round++) {
                  count.update(n -> n + 1);
                }
              }));
    }
    for (Actor<Void> actor : actors) {
      actor.result();
    }
    assertThat(count.<Integer, RuntimeException>call(n -> n)).isEqualTo(4_000);
  }

  @Test
  void anUpdateThatFailsLeavesTheValue() {
    Locked<String> word = Locked.of("before");
    assertThatThrownBy(
            () ->
                word.update(
                    before -> {
                      throw new ArithmeticException("no");
                    }))
        .hasMessage("no");
    assertThatThrownBy(() -> word.update(before -> null)).isInstanceOf(NullPointerException.class);
    assertThat(word.<String, RuntimeException>call(w -> w)).isEqualTo("before");
    assertThat(word.lockable().locked()).isFalse();
  }

  @Test
  void threadsWaitUnderItsLock() throws Exception {
    Condition delivered = new Condition(stock.lockable());
    Actor<Integer> buyer =
        asking(
            () -> {
              try (var held = stock.hold()) {
                delivered.awaitUntil(() -> held.get().containsKey("pen"));
                return held.get().remove("pen");
              }
            });
    Actor.until(() -> delivered.waiters() == 1);
    try (var held = stock.hold()) {
      held.get().put("pen", 3);
      delivered.signal();
    }
    assertThat(buyer.result()).isEqualTo(3);
  }

  @Test
  void nullIsNoValue() {
    assertThatThrownBy(() -> Locked.of(null)).isInstanceOf(NullPointerException.class);
    try (var held = stock.hold()) {
      assertThatThrownBy(() -> held.set(null)).isInstanceOf(NullPointerException.class);
      assertThat(held.get()).isEmpty();
    }
  }

  @Test
  void textShowsTheLockAndNotTheValue() {
    assertThat(Locked.of("orders.stock", "secret"))
        .hasToString("Locked by RLock \"orders.stock\" [unlocked]");
  }
}
