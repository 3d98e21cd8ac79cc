package io.heddle.processor.program;

import static io.heddle.processor.program.Written.attempt;
import static io.heddle.processor.program.Written.call;
import static io.heddle.processor.program.Written.callOn;
import static io.heddle.processor.program.Written.give;
import static io.heddle.processor.program.Written.take;
import static io.heddle.processor.program.Written.takeToRead;
import static io.heddle.processor.program.Written.touch;
import static io.heddle.processor.program.Written.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.facts.ClassFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ProgramTest {

  @Test
  void aHelperThatLocksForItsCallerCounts() {
    Program program =
        program(
            type("Shop")
                .method("enter", take("lock"))
                .method("leave", give("lock"))
                .method("sell", call("enter"), touch("apples", "lock"), call("leave"))
                .method("peek", call("enter"), call("leave"), touch("apples", "lock")));

    assertThat(program.accesses())
        .extracting(access -> access.in().method().name() + " holds " + access.held())
        .containsExactly("sell holds [lock]", "peek holds []");
  }

  @Test
  void aPrivateMethodHoldsWhatAllItsCallersHold() {
    Program program =
        program(
            type("Shop")
                .method("sell", take("lock"), call("count"), give("lock"))
                .method("buy", take("lock"), take("audit"), call("count"), give("lock"))
                .privateMethod("count", touch("apples", "lock")));

    assertThat(held(program)).containsExactly("[lock]");
  }

  @Test
  void aPrivateMethodHoldsNothingIfOneCallerHoldsNothing() {
    Program program =
        program(
            type("Shop")
                .method("sell", take("lock"), call("count"), give("lock"))
                .method("peek", call("count"))
                .privateMethod("count", touch("apples", "lock")));

    assertThat(held(program)).containsExactly("[]");
  }

  @Test
  void aPrivateMethodThatCallsItselfKeepsWhatItsOtherCallersHold() {
    Program program =
        program(
            type("Shop")
                .method("sell", take("lock"), call("count"), give("lock"))
                .privateMethod("count", touch("apples", "lock"), call("count")));

    assertThat(held(program)).containsExactly("[lock]");
  }

  @Test
  void nothingIsSaidOfAPrivateMethodThatNobodyCalls() {
    Program program = program(type("Shop").privateMethod("count", touch("apples", "lock")));

    assertThat(program.accesses()).isEmpty();
  }

  @Test
  void aPackagePrivateMethodThatNobodyCallsHoldsNothing() {
    Program program = program(type("Shop").packageMethod("count", touch("apples", "lock")));

    assertThat(held(program)).containsExactly("[]");
  }

  @Test
  void aLockTakenThroughCallsIsNestedWithTheRouteToIt() {
    Program program =
        program(
            type("Shop").method("sell", take("lock"), callOn("Audit", "note"), give("lock")),
            type("Audit").method("note", call("append")).method("append", take("log")));

    Nesting nesting = program.nestings().get(0);
    assertThat(nesting.inner().lockClass().orElseThrow()).hasToString("Audit.log");
    assertThat(nesting.inner().lock().path()).hasToString("Audit.log");
    assertThat(nesting.inner().route().calls())
        .extracting(hop -> hop.start() + " " + hop.callee())
        .containsExactly("Shop.java:3 Audit.note", "Audit.java:2 Audit.append");
  }

  @Test
  void aLockGivenBackByTheCalleeBeforeItTakesAnotherIsNotNested() {
    Program program =
        program(
            type("Shop")
                .method("sell", take("lock"), call("step"), give("lock"))
                .method("step", give("lock"), take("log"), give("log"), take("lock")));

    assertThat(program.nestings()).isEmpty();
  }

  @Test
  void aLockThatIsHeldAlreadyIsNotWaitedForAgain() {
    assertThat(
            circles(
                type("Shop")
                    .method("sell", take("ledger"), take("stock"), call("book"))
                    .method("book", take("ledger"), give("ledger"))))
        .isEmpty();
  }

  @Test
  void oppositeOrdersMakeACircle() {
    assertThat(circles(opposite("ledger", "stock"))).containsExactly("[Shop.ledger, Shop.stock]");
  }

  @Test
  void aCircleOfThreeCrossesClasses() {
    List<String> circles =
        circles(
            type("A")
                .method("run", take("lock"), callOn("B", "touch"), give("lock"))
                .method("touch", take("lock"), give("lock")),
            type("B")
                .method("run", take("lock"), callOn("C", "touch"), give("lock"))
                .method("touch", take("lock"), give("lock")),
            type("C")
                .method("run", take("lock"), callOn("A", "touch"), give("lock"))
                .method("touch", take("lock"), give("lock")));

    assertThat(circles).containsExactly("[A.lock, B.lock, C.lock]");
  }

  @Test
  void aGateLockBreaksTheCircle() {
    assertThat(
            circles(
                type("Shop")
                    .method("one", take("gate"), take("ledger"), take("stock"))
                    .method("two", take("gate"), take("stock"), take("ledger"))))
        .isEmpty();
  }

  @Test
  void aLockThatTwoOfThreeLegsHoldIsTheirGate() {
    assertThat(
            circles(
                type("Shop")
                    .method("one", take("gate"), take("ledger"), take("stock"))
                    .method("two", take("gate"), take("stock"), take("till"))
                    .method("three", take("till"), take("ledger"))))
        .isEmpty();
  }

  @Test
  void aLegWithoutTheGateMakesTheCircle() {
    assertThat(
            circles(
                type("Shop")
                    .method("one", take("gate"), take("ledger"), take("stock"))
                    .method("two", take("gate"), take("stock"), take("till"))
                    .method("twoAsWell", take("stock"), take("till"))
                    .method("three", take("till"), take("ledger"))))
        .containsExactly("[Shop.ledger, Shop.stock, Shop.till]");
  }

  @Test
  void aCircleThatGoesOnFromALockThatItHoldsAlreadyIsTheShorterOne() {
    assertThat(
            circles(
                type("Shop")
                    .method("one", take("ledger"), take("stock"), take("till"))
                    .method("two", take("till"), take("door"))
                    .method("three", take("door"), take("ledger"))))
        .containsExactly("[Shop.door, Shop.ledger, Shop.till]");
  }

  @Test
  void anAttemptNeverWaits() {
    assertThat(
            circles(
                type("Shop")
                    .method("one", take("ledger"), take("stock"))
                    .method("two", take("stock"), attempt("ledger"))))
        .isEmpty();
  }

  @Test
  void readersDoNotWaitForReaders() {
    assertThat(
            circles(
                type("Shop")
                    .method("one", takeToRead("ledger"), takeToRead("stock"))
                    .method("two", takeToRead("stock"), takeToRead("ledger"))))
        .isEmpty();
  }

  @Test
  void aCallWithMoreThanThreeCandidatesRunsNothing() {
    Written[] types =
        Stream.concat(
                Stream.of(
                    type("Shop")
                        .method("sell", take("lock"), callOn("Plugin", "run"))
                        .method("enter", take("lock"), give("lock"))),
                Stream.of("P", "Q", "R", "S")
                    .map(
                        name ->
                            type(name)
                                .below("Plugin")
                                .method("run", take("lock"), callOn("Shop", "enter"))))
            .toArray(Written[]::new);

    assertThat(circles(types)).isEmpty();
  }

  @Test
  void mutuallyRecursiveMethodsAreSummarised() {
    Program program =
        program(
            type("Shop")
                .method("start", take("lock"), call("ping"))
                .method("ping", call("pong"))
                .method("pong", call("ping"), take("log"), give("log")));

    assertThat(program.nestings())
        .extracting(nesting -> nesting.inner().lock().path().toString())
        .contains("log");
  }

  @Test
  void theOrderOfTheInputChangesNothing() {
    List<ClassFacts> classes =
        new ArrayList<>(
            List.of(
                opposite("ledger", "stock").facts(),
                type("A").method("run", take("lock"), callOn("B", "touch")).facts(),
                type("B").method("touch", take("lock"), callOn("A", "run")).facts()));
    Program expected = Program.of(classes);
    Random random = new Random(7);
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(classes, random);
      assertThat(Program.of(classes)).isEqualTo(expected);
    }
  }

  private static Written opposite(String one, String other) {
    return type("Shop")
        .method("forth", take(one), take(other), give(other), give(one))
        .method("back", take(other), take(one), give(one), give(other));
  }

  private static Program program(Written... types) {
    return Program.of(Stream.of(types).map(Written::facts).toList());
  }

  private static List<String> circles(Written... types) {
    return program(types).cycles().stream().map(cycle -> cycle.locks().toString()).toList();
  }

  private static List<String> held(Program program) {
    return program.accesses().stream().map(access -> access.held().toString()).toList();
  }

  @Test
  void whatBodiesThatCallEachOtherLeaveTakenDoesNotDependOnTheirOrder() {
    Program oneFirst =
        program(
            type("Shop")
                .method("a", call("b"), touch("apples", "lock"))
                .method("b", call("a"), take("lock")));
    Program otherFirst =
        program(
            type("Shop")
                .method("b", call("a"), take("lock"))
                .method("a", call("b"), touch("apples", "lock")));

    assertThat(held(oneFirst)).containsExactly("[]").isEqualTo(held(otherFirst));
  }
}
