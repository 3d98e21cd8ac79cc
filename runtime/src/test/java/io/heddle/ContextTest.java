package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContextTest extends OnEachThreadKind {

  private final ContextVar<String> user = new ContextVar<>("request.user");

  @Test
  void aNewContextIsEmpty() {
    assertThat(new Context().size()).isZero();
    assertThat(new Context().get(user)).isEmpty();
  }

  @Test
  void whatABodySetsStaysInItsContext() {
    Context context = new Context();
    context.run(() -> user.set("ada"));
    assertThat(user.isPresent()).isFalse();
    assertThat(context.get(user)).contains("ada");
    assertThat(context.size()).isEqualTo(1);
    assertThat(context.<String, RuntimeException>call(user::get)).isEqualTo("ada");
  }

  @Test
  void aBodyDoesNotSeeTheCallersContext() {
    user.set("ada");
    assertThat(new Context().<Boolean, RuntimeException>call(user::isPresent)).isFalse();
    assertThat(user.get()).isEqualTo("ada");
  }

  @Test
  void aBodyThatThrowsLeavesTheContextAllTheSame() {
    Context context = new Context();
    user.set("ada");
    assertThatThrownBy(
            () ->
                context.run(
                    () -> {
                      user.set("eve");
                      throw new IOException("disk");
                    }))
        .isExactlyInstanceOf(IOException.class);
    assertThatThrownBy(
            () ->
                context.call(
                    () -> {
                      throw new IOException("disk");
                    }))
        .isExactlyInstanceOf(IOException.class);
    assertThat(user.get()).isEqualTo("ada");
    assertThat(context.get(user)).contains("eve");
  }

  @Test
  void aCopySharesValuesButNoLaterChange() {
    user.set("ada");
    Context copy = Context.copyOfCurrent();
    user.set("bob");
    assertThat(copy.get(user)).contains("ada");
    copy.run(() -> user.set("eve"));
    assertThat(user.get()).isEqualTo("bob");
    Context second = copy.copy();
    assertThat(second.get(user)).contains("eve");
  }

  @Test
  void aThreadThatSetNothingHasAnEmptyContextToCopy() {
    assertThat(Context.copyOfCurrent().size()).isZero();
  }

  @Test
  void noBodyRunsInAContextThatIsInUse() throws Exception {
    Context context = new Context();
    context.run(
        () ->
            assertThatThrownBy(() -> context.run(() -> {}))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageContaining("copy()"));
    Event inside = new Event();
    Event enough = new Event();
    Actor<Void> other =
        actor(
            () ->
                context.run(
                    () -> {
                      inside.set();
                      enough.await();
                    }));
    inside.await();
    assertThatThrownBy(() -> context.call(() -> 1))
        .isExactlyInstanceOf(IllegalStateException.class);
    assertThat(context.copy().<Integer, RuntimeException>call(() -> 1)).isEqualTo(1);
    enough.set();
    other.result();
    assertThat(context.<Integer, RuntimeException>call(() -> 1)).isEqualTo(1);
  }

  @Test
  void contextsNest() {
    Context outer = new Context();
    Context inner = new Context();
    outer.run(
        () -> {
          user.set("outer");
          inner.run(() -> user.set("inner"));
          assertThat(user.get()).isEqualTo("outer");
        });
    assertThat(inner.get(user)).contains("inner");
  }

  @Test
  void aThreadStartsWithAnEmptyContext() throws Exception {
    user.set("ada");
    assertThat(seenByThread(false)).containsExactly("nobody");
  }

  @Test
  void aThreadRunsInTheContextThatItIsGiven() throws Exception {
    user.set("ada");
    Context copy = Context.copyOfCurrent();
    assertThat(seenByThread(true)).containsExactly("ada");
    Threads.thread(() -> user.set("eve")).context(copy).start().join();
    assertThat(copy.get(user)).contains("eve");
    assertThat(user.get()).isEqualTo("ada");
  }

  @Test
  void aThreadCannotRunInAContextThatIsInUse() throws Exception {
    List<ExceptHookArgs> heard = Collections.synchronizedList(new ArrayList<>());
    Threads.excepthook(heard::add);
    try {
      Context context = new Context();
      context.run(() -> Threads.thread(() -> {}).context(context).start().join());
    } finally {
      Threads.excepthook(Threads.DEFAULT_EXCEPTHOOK);
    }
    assertThat(heard).hasSize(1);
    assertThat(heard.get(0).value()).isExactlyInstanceOf(IllegalStateException.class);
  }

  @Test
  void textShowsItsUseAndSize() {
    Context context = new Context();
    assertThat(context.toString()).matches("Context@\\w+ \\[0 set]");
    context.run(
        () -> {
          user.set("ada");
          assertThat(context.toString()).matches("Context@\\w+ \\[in use, 1 set]");
        });
  }

  private List<String> seenByThread(boolean handOn) throws InterruptedException {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    ThreadBuilder builder = Threads.thread(() -> seen.add(user.get("nobody")));
    if (kind == ThreadKind.VIRTUAL) {
      builder.virtual();
    }
    if (handOn) {
      builder.context(Context.copyOfCurrent());
    }
    builder.start().join();
    return seen;
  }
}
