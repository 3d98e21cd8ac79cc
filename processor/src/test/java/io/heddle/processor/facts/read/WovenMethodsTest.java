package io.heddle.processor.facts.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.facts.read.Reader.Facts;
import org.junit.jupiter.api.Test;

/** What the woven class does around the bodies of its methods. */
class WovenMethodsTest {

  @Test
  void theWovenOverrideTakesItsLocksAroundTheBody() {
    Facts facts =
        Reader.readMembers(
            """
            @Threaded @LockOrder({"ledger", "stock"}) abstract static class Shop {
              @Guarded("stock") int apples;
              @Guarded({"ledger", "stock"}) void run() {
                if (p()) {
                  return;
                }
                apples--;
              }
            }
            """);
    String flow = FactsText.of(facts.method("test.Test$Shop", "run"));

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire reentrant ledger -> 1
            1: acquire reentrant stock -> 2
            2: call Test.p() -> 3 6 !9
            3: result [] -> 4
            4: release reentrant stock -> 5
            5: release reentrant ledger -> exit
            6: write apples of this {reentrant stock} -> 7
            7: release reentrant stock -> 8
            8: release reentrant ledger -> exit
            9: release reentrant stock -> 10
            10: release reentrant ledger -> 11
            11: !throws""");
  }

  @Test
  void readModeTakesTheReadSide() {
    Facts facts =
        Reader.readMembers(
            """
            @Threaded abstract static class Shop {
              @Guarded("stock") int apples;
              @Guarded(value = "stock", mode = Guarded.Mode.READ) int run() {
                return apples;
              }
              @Guarded("stock") void put() {}
            }
            """);
    String flow = FactsText.of(facts.method("test.Test$Shop", "run"));

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire read stock -> 1
            1: read apples of this {write stock} -> 2
            2: result [] -> 3
            3: release read stock -> exit""");
  }

  @Test
  void abstractMethodsTakeThemToo() {
    Facts facts =
        Reader.readMembers(
            """
            @Threaded abstract static class Shop {
              @Guarded("stock") abstract void run();
            }
            """);
    String flow = FactsText.of(facts.method("test.Test$Shop", "run"));

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire reentrant stock -> 1
            1: release reentrant stock -> exit""");
  }

  @Test
  void callersAreToldWhatToHold() {
    Facts facts =
        Reader.readMembers(
            """
            @Threaded @LockOrder({"ledger", "stock"}) abstract static class Shop {
              @Holding("stock") void count() {} @Guarded("stock") void run() {
                count();
              }
            }
            """);
    String flow = FactsText.of(facts.method("test.Test$Shop", "run"));

    assertThat(flow)
        .isEqualTo(
            """
            0: acquire reentrant stock -> 1
            1: call any Test.Shop.count on this () {reentrant stock} -> 2 !3
            2: release reentrant stock -> exit
            3: release reentrant stock -> 4
            4: !throws""");
  }
}
