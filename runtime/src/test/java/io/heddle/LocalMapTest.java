package io.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LocalMapTest extends OnEachThreadKind {

  @Test
  void eachThreadHasItsOwnValues() throws Exception {
    LocalMap map = new LocalMap();
    map.set("number", 42);
    Actor<Set<String>> other =
        asking(
            () -> {
              Set<String> found = map.keys();
              map.set("number", 11);
              return found;
            });
    assertThat(other.result()).isEmpty();
    assertThat(map.get("number")).isEqualTo(42);
    assertThat(map.keys()).containsExactly("number");
  }

  @Test
  void initFillsItOnceInEachThread() throws Exception {
    LocalMap map =
        new LocalMap() {
          @Override
          protected void init() {
            assertThat(keys()).isEmpty();
            set("color", "red");
          }
        };
    map.remove("color");
    assertThat(map.isPresent("color")).isFalse();
    assertThat(map.keys()).isEmpty();
    assertThat(this.<Object>asking(() -> map.get("color")).result()).isEqualTo("red");
  }

  @Test
  void anInitThatThrowsIsCalledAgain() {
    int[] calls = new int[1];
    LocalMap map =
        new LocalMap() {
          @Override
          protected void init() {
            set("half", "way");
            if (++calls[0] == 1) {
              throw new ArithmeticException("first");
            }
          }
        };
    assertThatThrownBy(map::keys).hasMessage("first");
    assertThat(map.keys()).containsExactly("half");
    assertThat(calls[0]).isEqualTo(2);
  }

  @Test
  void whatIsNotThereCanBeNeitherReadNorRemoved() {
    LocalMap map = new LocalMap();
    map.set("locale", "de");
    assertThatThrownBy(() -> map.get("user"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("has no \"user\" in this thread, only [locale]");
    assertThatThrownBy(() -> map.remove("user")).isInstanceOf(NoSuchElementException.class);
    assertThat(map.keys()).containsExactly("locale");
  }
}
