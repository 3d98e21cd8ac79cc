package io.heddle.processor.declare;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.declare.Resolved.Tools;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.junit.jupiter.api.Test;

class ContractsTest {

  private static final String SOURCE =
      """
      @interface GuardedBy { String[] value(); }
      interface Store {
        @GuardedBy("this") void audited();
      }
      abstract class Base implements Store {
        final Object lock = new Object();
        @Holding("lock") void inherited() {}
        @Guarded("stock") void sell() {}
        @Guarded("stock") abstract void buy();
      }
      @Threaded
      @LockOrder({"ledger", "missing.lock", "stock"})
      class Shop extends Base {
        @Guarded("ledger") @GuardedBy({"lock", "nowhere", "this"}) int apples;
        @Override void inherited() {}
        @Override public void audited() {}
        @Override void buy() {}
        @Guarded(value = {"prices", "ledger"}, mode = Guarded.Mode.READ) void price() {}
        @Guarded("ledger") private void hidden() {}
        @GuardedBy("lock") void foreign() {}
      }
      @Threaded
      abstract class Waiting {
        @Guarded("stock") abstract io.heddle.Condition restocked();
      }
      class Plain extends Base {
        @Override void buy() {}
        @Override public void audited() {}
        @Guarded("lock") void ignored() {}
      }
      @LockOrder({"a", "b"})
      class NoOrder { final Object a = new Object(); }
      """;

  private static List<String> uses(Function<Tools, List<LockUse>> question) {
    return Resolved.in(SOURCE, question).stream()
        .map(use -> use.path() + " " + use.mode() + " " + use.kind())
        .toList();
  }

  private static List<String> takenBy(String method) {
    return uses(tools -> tools.contracts().takenBy((ExecutableElement) tools.member(method)));
  }

  private static List<String> requiredBy(String method) {
    return uses(tools -> tools.contracts().requiredBy((ExecutableElement) tools.member(method)));
  }

  @Test
  void everyGuardThatResolvesGuardsTheField() {
    assertThat(
            uses(
                tools -> tools.contracts().guardsOf((VariableElement) tools.member("Shop.apples"))))
        .containsExactlyInAnyOrder(
            "ledger WRITE READ_WRITE", "lock WRITE MONITOR", "this WRITE MONITOR");
  }

  @Test
  void callersHoldWhatTheMethodAndTheOnesItOverridesRequire() {
    assertThat(requiredBy("Shop.inherited")).containsExactly("lock WRITE MONITOR");
    assertThat(requiredBy("Shop.audited")).containsExactly("this WRITE MONITOR");
    assertThat(requiredBy("Shop.foreign")).containsExactly("lock WRITE MONITOR");
    assertThat(requiredBy("Shop.buy")).isEmpty();
  }

  @Test
  void wovenMethodsTakeTheirLocksInTheirMode() {
    assertThat(takenBy("Shop.price"))
        .containsExactly("prices READ READ_WRITE", "ledger READ READ_WRITE");
  }

  @Test
  void overrideTakesWhatTheOverriddenMethodTakes() {
    assertThat(takenBy("Base.sell")).containsExactly("stock WRITE REENTRANT");
    assertThat(takenBy("Shop.buy")).containsExactly("stock WRITE REENTRANT");
  }

  @Test
  void whatIsNotWovenTakesNothing() {
    assertThat(takenBy("Shop.hidden")).isEmpty();
    assertThat(takenBy("Plain.ignored")).isEmpty();
    assertThat(takenBy("Plain.buy")).isEmpty();
    assertThat(takenBy("Shop.foreign")).isEmpty();
  }

  @Test
  void accessorOfAConditionTakesNothing() {
    assertThat(takenBy("Waiting.restocked")).isEmpty();
  }

  @Test
  void orderKeepsWhatResolves() {
    List<List<LockPath>> orders =
        Resolved.in(SOURCE, tools -> tools.contracts().ordersOf(tools.member("Shop")));
    assertThat(orders).singleElement().asString().isNotEmpty();
    assertThat(orders.get(0)).extracting(LockPath::toString).containsExactly("ledger", "stock");
    List<List<LockPath>> none =
        Resolved.in(SOURCE, tools -> tools.contracts().ordersOf(tools.member("NoOrder")));
    assertThat(none).isEmpty();
  }
}
