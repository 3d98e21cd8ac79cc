package io.heddle.processor.program;

import static io.heddle.processor.program.Written.call;
import static io.heddle.processor.program.Written.give;
import static io.heddle.processor.program.Written.take;
import static io.heddle.processor.program.Written.touch;
import static io.heddle.processor.program.Written.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.lock.MethodRef;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which bodies anything is computed for. */
final class RelevanceTest {

  @Test
  void whatOnlyCallsOthersThatDoNothingHasNoPart() {
    assertThat(relevant(type("Shop").method("sell", call("count")).method("count"))).isEmpty();
  }

  @Test
  void whatTakesALockHasPart() {
    assertThat(relevant(type("Shop").method("sell", take("lock"), give("lock")).method("count")))
        .containsExactly("sell");
  }

  @Test
  void whatTouchesGuardedStateHasPart() {
    assertThat(relevant(type("Shop").method("sell", touch("apples", "lock"))))
        .containsExactly("sell");
  }

  @Test
  void whatComesToRunSuchABodyHasPartThroughAnyNumberOfCalls() {
    assertThat(
            relevant(
                type("Shop")
                    .method("open", call("serve"))
                    .method("serve", call("sell"), call("count"))
                    .method("sell", take("lock"), give("lock"))
                    .method("count")))
        .containsExactly("open", "sell", "serve");
  }

  @Test
  void whatSuchABodyCallsHasNoPartOfItsOwn() {
    assertThat(
            relevant(
                type("Shop")
                    .method("sell", take("lock"), call("count"), give("lock"))
                    .method("count", call("weigh"))
                    .method("weigh")))
        .containsExactly("sell");
  }

  private static List<String> relevant(Written... types) {
    List<ClassFacts> classes = Stream.of(types).map(Written::facts).toList();
    ClassPool pool = new ClassPool(classes);
    return Relevance.in(pool, new Dispatch(pool)).stream().map(MethodRef::name).sorted().toList();
  }
}
