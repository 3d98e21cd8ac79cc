package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LocalTest extends OnEachThreadKind {

  @Test
  void readingOneNeverSetIsRefused() {
    Local<String> local = new Local<>("request.user");
    assertThatThrownBy(local::get)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("Local \"request.user\" has no value in this thread");
    assertThat(local.isPresent()).isFalse();
  }

  @Test
  void eachThreadHasItsOwnValue() throws Exception {
    Local<String> local = new Local<>();
    local.set("mine");
    Actor<String> other =
        asking(
            () -> {
              assertThat(local.isPresent()).isFalse();
              local.set("other's");
              return local.get();
            });
    assertThat(other.result()).isEqualTo("other's");
    assertThat(local.get()).isEqualTo("mine");
  }

  @Test
  void theInitialValueIsMadeOncePerThreadOnFirstRead() throws Exception {
    AtomicInteger made = new AtomicInteger();
    Local<Integer> local = Local.of(made::incrementAndGet);
    assertThat(local.isPresent()).isFalse();
    assertThat(made).hasValue(0);
    assertThat(local.get()).isEqualTo(1);
    assertThat(local.get()).isEqualTo(1);
    assertThat(this.<Integer>asking(local::get).result()).isEqualTo(2);
    assertThat(made).hasValue(2);
  }

  @Test
  void settingBeforeReadingSparesTheInitialValue() {
    AtomicInteger made = new AtomicInteger();
    Local<Integer> local = Local.of("n", made::incrementAndGet);
    local.set(7);
    assertThat(local.get()).isEqualTo(7);
    assertThat(made).hasValue(0);
  }

  @Test
  void aSubclassMakesTheInitialValue() {
    Local<StringBuilder> local =
        new Local<>() {
          @Override
          protected StringBuilder initial() {
            return new StringBuilder("initial");
          }
        };
    assertThat(local.get()).hasToString("initial").isSameAs(local.get());
  }

  @Test
  void removeForgetsTheValue() {
    Local<String> bare = new Local<>();
    bare.set("x");
    bare.remove();
    assertThat(bare.isPresent()).isFalse();
    assertThatThrownBy(bare::get).isInstanceOf(NoSuchElementException.class);
    AtomicInteger made = new AtomicInteger();
    Local<Integer> initial = Local.of(made::incrementAndGet);
    initial.get();
    initial.remove();
    assertThat(initial.get()).isEqualTo(2);
  }

  @Test
  void anInitialValueThatThrowsIsTriedAgain() {
    AtomicInteger tries = new AtomicInteger();
    Local<Integer> local =
        Local.of(
            () -> {
              if (tries.incrementAndGet() == 1) {
                throw new ArithmeticException("first");
              }
              return tries.get();
            });
    assertThatThrownBy(local::get).hasMessage("first");
    assertThat(local.get()).isEqualTo(2);
  }

  @Test
  void nullIsNoValue() {
    Local<String> local = Local.of("request.user", () -> null);
    assertThatThrownBy(() -> local.set(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(local::get)
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("Local \"request.user\": its initial value is null");
  }

  @Test
  void withBindsForTheLengthOfItsBody() {
    Local<String> local = new Local<>();
    assertThat(local.<String>with("inner", local::get)).isEqualTo("inner");
    assertThat(local.isPresent()).isFalse();
    local.set("outer");
    assertThat(local.<String>with("inner", () -> local.with("innermost", local::get)))
        .isEqualTo("innermost");
    assertThat(local.get()).isEqualTo("outer");
  }

  @Test
  void withRestoresWhenItsBodyThrows() {
    Local<String> local = new Local<>();
    local.set("outer");
    assertThatThrownBy(
            () ->
                local.with(
                    "inner",
                    (Runnable)
                        () -> {
                          throw new ArithmeticException(local.get());
                        }))
        .hasMessage("inner");
    assertThat(local.get()).isEqualTo("outer");
  }

  @Test
  void textShowsTheThreadsValue() {
    Local<String> local = new Local<>("request.user");
    assertThat(local).hasToString("Local \"request.user\" [no value in this thread]");
    local.set("ada");
    assertThat(local).hasToString("Local \"request.user\" [ada]");
  }
}
