package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitQueueTest {

  private final WaitQueue queue = new WaitQueue();
  private final List<Actor<Boolean>> actors = new ArrayList<>();

  @Test
  void aDetachedChainIsWokenWhole() throws Exception {
    for (int i = 0; i < 5; i++) {
      addActor();
    }
    WaitQueue.wake(queue.detachAll());
    for (Actor<Boolean> actor : actors) {
      assertThat(actor.result()).isTrue();
    }
    assertThat(queue.size()).isZero();
  }

  @Test
  void onlySoManyAreDetachedInTheOrderOfComing() throws Exception {
    addActor();
    addActor();
    addActor();
    WaitQueue.wake(queue.detach(2));
    actors.get(0).result();
    actors.get(1).result();
    actors.get(2).awaitBlocked();
    WaitQueue.wake(queue.detach(2));
    actors.get(2).result();
  }

  @Test
  void oneThatLeftBeforeItWasWokenIsPassedBy() throws Exception {
    addActor();
    Waiter mine = new Waiter();
    queue.add(mine);
    addActor();
    Waiter chain = queue.detachAll();
    assertThat(queue.remove(mine)).isFalse();
    mine.leave();
    WaitQueue.wake(chain);
    assertThat(actors.get(0).result()).isTrue();
    assertThat(actors.get(1).result()).isTrue();
  }

  @Test
  void oneThatLeavesAfterItWasWokenPassesItOn() throws Exception {
    Waiter mine = new Waiter();
    queue.add(mine);
    addActor();
    WaitQueue.wake(queue.detachAll());
    actors.get(0).awaitBlocked();
    mine.leave();
    assertThat(actors.get(0).result()).isTrue();
  }

  @Test
  void oneThatWasWokenNeitherWaitsNorTimesOut() throws Exception {
    Waiter mine = new Waiter();
    queue.add(mine);
    WaitQueue.wake(queue.detachAll());
    mine.await(this);
    assertThat(mine.await(this, 0)).isTrue();
  }

  @Test
  void oneThatIsNotWokenTimesOut() throws Exception {
    Waiter mine = new Waiter();
    queue.add(mine);
    assertThat(mine.await(this, 1)).isFalse();
    assertThat(queue.remove(mine)).isTrue();
    assertThat(queue.size()).isZero();
  }

  private void addActor() {
    Waiter[] made = new Waiter[1];
    Actor<Boolean> actor =
        Actor.start(
            ThreadKind.PLATFORM,
            () -> {
              Waiter waiter = new Waiter();
              synchronized (made) {
                made[0] = waiter;
              }
              return waiter.await(this, Duration.ofMinutes(1).toNanos());
            });
    Actor.until(
        () -> {
          synchronized (made) {
            return made[0] != null;
          }
        });
    queue.add(made[0]);
    actors.add(actor);
  }
}
