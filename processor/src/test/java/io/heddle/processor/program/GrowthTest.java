package io.heddle.processor.program;

import static io.heddle.processor.program.Written.callOn;
import static io.heddle.processor.program.Written.give;
import static io.heddle.processor.program.Written.take;
import static io.heddle.processor.program.Written.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.facts.ClassFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What no real program exceeds still comes to an end; the limits are far above what it takes. */
final class GrowthTest {

  @Test
  @Timeout(120)
  void tenThousandMethodsThatAllCallEachOther() {
    int types = 500;
    int typesWithLocks = 10;
    int methodsEach = 20;
    Random random = new Random(11);
    List<ClassFacts> classes = new ArrayList<>();
    for (int type = 0; type < types; type++) {
      Written written = type("T" + type);
      for (int method = 0; method < methodsEach; method++) {
        int next = type * methodsEach + method + 1;
        Written.Step inRing = callOn("T" + next / methodsEach % types, "m" + next % methodsEach);
        Written.Step across = callOn("T" + random.nextInt(types), "m" + method);
        if (type < typesWithLocks) {
          written.method("m" + method, inRing, take("lock"), across, give("lock"));
        } else {
          written.method("m" + method, inRing, across);
        }
      }
      classes.add(written.facts());
    }

    assertThat(Program.of(classes).cycles()).isNotEmpty();
  }

  @Test
  @Timeout(120)
  void fiveThousandLocksInOneCircle() {
    int locks = 5_000;
    List<ClassFacts> classes =
        IntStream.range(0, locks)
            .mapToObj(
                one ->
                    type("T" + one)
                        .method("touch", take("lock"), give("lock"))
                        .method(
                            "run",
                            take("lock"),
                            callOn("T" + (one + 1) % locks, "touch"),
                            give("lock"))
                        .facts())
            .toList();

    assertThat(Program.of(classes).cycles())
        .singleElement()
        .satisfies(cycle -> assertThat(cycle.legs()).hasSize(locks));
  }
}
