package io.heddle.processor.facts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.Demand;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Initialization;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Promise;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FactsStoreTest {

  private static final Position AT = new Position("demo/Shop.java", 300, 7);
  private static final FieldRef FIELD =
      new FieldRef("demo.Shop", "lock", "io.heddle.RLock", false, true);
  private static final MethodRef METHOD = new MethodRef("demo.Shop", "sell", "(int)");
  private static final LockPath PATH = LockPath.of(new Root.This()).then(new Selector.Field(FIELD));
  private static final LockUse LOCK = new LockUse(PATH, LockMode.READ, LockKind.READ_WRITE);

  @Test
  void whatIsWrittenIsReadBack() throws MalformedFactsException {
    ClassFacts facts = everyKindOfFact();

    assertThat(FactsReader.read(FactsWriter.bytes(facts), ClassFacts.class)).contains(facts);
  }

  @Test
  void theSameFactsAreTheSameBytes() {
    assertThat(FactsWriter.bytes(everyKindOfFact()))
        .isEqualTo(FactsWriter.bytes(everyKindOfFact()));
  }

  @Test
  void anotherVersionIsNotRead() throws MalformedFactsException {
    byte[] bytes = FactsWriter.bytes(everyKindOfFact());
    bytes[7]++;

    assertThat(FactsReader.read(bytes, ClassFacts.class)).isEmpty();
  }

  @Test
  void anotherKindOfFileIsMalformed() {
    assertThatThrownBy(() -> FactsReader.read("no facts at all".getBytes(), ClassFacts.class))
        .isInstanceOf(MalformedFactsException.class)
        .hasMessage("expected stored facts, found another kind of file");
  }

  @Test
  void factsThatAreCutOffAreMalformed() {
    byte[] bytes = FactsWriter.bytes(everyKindOfFact());
    for (int length = 8; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> FactsReader.read(cut, ClassFacts.class))
          .isInstanceOf(MalformedFactsException.class);
    }
  }

  @Test
  void alteredFactsAreReadOrMalformedButNeverCrash() {
    byte[] bytes = FactsWriter.bytes(everyKindOfFact());
    Random random = new Random(11);
    for (int round = 0; round < 5_000; round++) {
      byte[] altered = bytes.clone();
      altered[8 + random.nextInt(altered.length - 8)] = (byte) random.nextInt();
      try {
        FactsReader.read(altered, ClassFacts.class);
      } catch (MalformedFactsException expected) {
        assertThat(expected).hasMessageStartingWith("expected ");
      }
    }
  }

  private static ClassFacts everyKindOfFact() {
    List<Root> roots =
        List.of(
            new Root.This(),
            new Root.Outer("demo.Mall"),
            new Root.Parameter(2, "other", "demo.Shop"),
            new Root.Local(40, "held", "demo.Shop"),
            new Root.Static(FIELD),
            new Root.ClassLiteral("demo.Shop"),
            new Root.Fresh(3, "demo.Shop"),
            new Root.Unknown("", true));
    List<Fact> facts =
        List.of(
            new Fact.Acquire(LOCK, Fact.Wait.TIMED, AT),
            new Fact.Release(LOCK, AT),
            new Fact.TryAcquire(LOCK, 5, AT),
            new Fact.Branch(5, true, AT),
            new Fact.Assume(LOCK, false, AT),
            new Fact.Access(FIELD, PATH, true, List.of(LOCK, LOCK), AT),
            new Fact.Call(
                METHOD,
                PATH.then(new Selector.Getter(METHOD, "demo.Shop")),
                "demo.Shop",
                roots.stream().map(LockPath::of).toList(),
                true,
                List.of(LOCK),
                List.of(LOCK),
                List.of("java.io.IOException"),
                AT),
            new Fact.Assign(5, List.of(true), AT),
            new Fact.Result(List.of(true), PATH, AT),
            new Fact.MayThrow("List.add", "", AT),
            new Fact.Signal(PATH, List.of(LOCK), true, AT),
            new Fact.Lasting("Writer.write", AT),
            new Fact.Await(PATH, List.of(LOCK), true, AT),
            new Fact.Stray("FORMAT", "format", true, AT),
            new Fact.LocalSet(FIELD, true, AT),
            new Fact.Lend(PATH, 3, "in", AT),
            new Fact.TakeBack(3, AT),
            new Fact.LetOut("page", AT),
            new Fact.RunsOn(List.of("ui"), AT),
            new Fact.Confined("ui", "show", AT),
            new Fact.DoubleChecked(FIELD, AT),
            new Fact.Update(FIELD, PATH, AT),
            new Fact.Unguarded(FIELD, PATH, true, AT));
    List<Node> nodes =
        facts.stream()
            .map(fact -> new Node(List.of(fact), List.of(1, Body.EXIT), Body.THROWS))
            .toList();
    return new ClassFacts(
        "demo.Shop",
        List.of("java.lang.Object"),
        List.of(FIELD),
        List.of(new ClassFacts.Order(List.of(PATH, PATH), AT)),
        new Initialization(List.of("demo.Base"), true, AT),
        List.of(
            new MethodFacts(
                METHOD,
                MethodFacts.Kind.ESCAPING,
                MethodFacts.Callers.PACKAGE,
                true,
                List.of(LOCK),
                new Promise(List.of(LOCK), List.of(LOCK), List.of(LOCK), false),
                new Body(
                    nodes,
                    List.of(new Demand("demo.Store", "Store.open", AT)),
                    List.of(new Fact.UnfitLock(Fact.Unfitness.BOXED, "count", AT))),
                List.of(PATH),
                Set.of("guarded-by", "lock-order", "*"),
                AT)));
  }
}
