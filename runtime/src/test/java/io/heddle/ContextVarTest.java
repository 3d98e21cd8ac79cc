package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ContextVarTest extends OnEachThreadKind {

  private final ContextVar<String> user = new ContextVar<>("request.user");

  @Test
  void readingOneNeverSetIsRefusedByName() {
    assertThatThrownBy(user::get)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("ContextVar \"request.user\" is not set in this context");
    assertThat(user.isPresent()).isFalse();
    assertThat(user.get("nobody")).isEqualTo("nobody");
  }

  @Test
  void theDefaultStandsInWhereNothingIsSet() {
    ContextVar<String> locale = ContextVar.of("request.locale", "en");
    assertThat(locale.get()).isEqualTo("en");
    assertThat(locale.get("de")).isEqualTo("de");
    assertThat(locale.isPresent()).isFalse();
    assertThat(Context.copyOfCurrent().get(locale)).isEmpty();
    locale.set("fr");
    assertThat(locale.get()).isEqualTo("fr");
    assertThat(locale.get("de")).isEqualTo("fr");
  }

  @Test
  void otherThreadsDoNotSeeWhatOneSets() throws Exception {
    user.set("ada");
    assertThat(asking(user::isPresent).result()).isFalse();
    assertThat(user.get()).isEqualTo("ada");
  }

  @Test
  void resetUndoesASet() {
    ContextVar.Token<String> first = user.set("ada");
    ContextVar.Token<String> second = user.set("bob");
    user.reset(second);
    assertThat(user.get()).isEqualTo("ada");
    user.reset(first);
    assertThat(user.isPresent()).isFalse();
  }

  @Test
  void aTokenIsGoodForOneUse() {
    ContextVar.Token<String> token = user.set("ada");
    user.reset(token);
    user.set("bob");
    assertThatThrownBy(() -> user.reset(token))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageContaining("\"request.user\" was reset by this token before");
    assertThat(user.get()).isEqualTo("bob");
  }

  @Test
  void aTokenOfAnotherVariableIsRefused() {
    ContextVar<String> other = new ContextVar<>("request.locale");
    ContextVar.Token<String> token = other.set("en");
    assertThatThrownBy(() -> user.reset(token))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"request.locale\"");
    other.reset(token);
    assertThat(other.isPresent()).isFalse();
  }

  @Test
  void aTokenOfAnotherContextIsRefused() throws Exception {
    ContextVar.Token<String> token = user.set("ada");
    new Context()
        .run(
            () ->
                assertThatThrownBy(() -> user.reset(token))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("another context"));
    assertThat(actor(() -> user.reset(token)).failure())
        .isInstanceOf(IllegalArgumentException.class);
    user.reset(token);
    assertThat(user.isPresent()).isFalse();
  }

  @Test
  void withBindsForTheLengthOfItsBody() {
    assertThat(user.<String, RuntimeException>with("ada", () -> user.get())).isEqualTo("ada");
    assertThat(user.isPresent()).isFalse();
    user.set("outer");
    user.with("inner", () -> assertThat(user.get()).isEqualTo("inner"));
    assertThat(user.get()).isEqualTo("outer");
  }

  @Test
  void withRestoresWhateverItsBodyDoes() {
    user.set("outer");
    assertThatThrownBy(
            () ->
                user.with(
                    "inner",
                    () -> {
                      user.set("deeper");
                      throw new ArithmeticException(user.get());
                    }))
        .hasMessage("deeper");
    assertThat(user.get()).isEqualTo("outer");
  }

  @Test
  void nullIsNoValue() {
    assertThatThrownBy(() -> user.set(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> ContextVar.of("x", null)).isInstanceOf(NullPointerException.class);
    assertThat(user.isPresent()).isFalse();
  }

  @Test
  void textShowsNameAndValue() {
    assertThat(user).hasToString("ContextVar \"request.user\" [not set]");
    assertThat(ContextVar.of("n", 1)).hasToString("ContextVar \"n\" [1]");
    ContextVar.Token<String> token = user.set("ada");
    assertThat(user).hasToString("ContextVar \"request.user\" [ada]");
    assertThat(token).hasToString("Token of ContextVar \"request.user\" [unused]");
    assertThat(user.name()).isEqualTo("request.user");
  }
}
