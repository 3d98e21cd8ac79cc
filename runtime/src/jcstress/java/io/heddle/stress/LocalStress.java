package io.heddle.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.heddle.Local;
import io.heddle.LocalMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** {@link Local} and {@link LocalMap}: what one thread keeps no other one sees. */
public final class LocalStress {

  private LocalStress() {}

  @JCStressTest
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "its own")
  @State
  public static class OwnValue {
    private final Local<Integer> local = new Local<>();

    @Actor
    public void first(II_Result r) {
      local.set(1);
      r.r1 = local.get();
      local.remove();
    }

    @Actor
    public void second(II_Result r) {
      local.set(2);
      r.r2 = local.get();
      local.remove();
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1, 2, 2", "2, 1, 2"},
      expect = ACCEPTABLE,
      desc = "made once for each")
  @State
  public static class OneInitialEach {
    private final AtomicInteger made = new AtomicInteger();
    private final Local<Integer> local = Local.of(made::incrementAndGet);

    @Actor
    public void first(III_Result r) {
      r.r1 = local.get() * local.get() == 1 ? 1 : local.get();
      local.remove();
    }

    @Actor
    public void second(III_Result r) {
      r.r2 = local.get() * local.get() == 1 ? 1 : local.get();
      local.remove();
    }

    @Arbiter
    public void end(III_Result r) {
      r.r3 = made.get();
    }
  }

  @JCStressTest
  @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "only where it was set")
  @State
  public static class NotPresentElsewhere {
    private final Local<Integer> local = new Local<>();

    @Actor
    public void first(ZZ_Result r) {
      local.set(1);
      r.r1 = local.isPresent();
      local.remove();
    }

    @Actor
    public void second(ZZ_Result r) {
      r.r2 = local.isPresent();
    }
  }

  @JCStressTest
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "its own")
  @State
  public static class OwnAttributes {
    private final LocalMap bag = new LocalMap();

    @Actor
    public void first(II_Result r) {
      bag.set("n", 1);
      r.r1 = (int) bag.get("n");
      bag.remove("n");
    }

    @Actor
    public void second(II_Result r) {
      bag.set("n", 2);
      r.r2 = (int) bag.get("n");
      bag.remove("n");
    }
  }
}
