package io.heddle.processor.facts.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.facts.MethodFacts.Kind;
import io.heddle.processor.facts.read.Reader.Facts;
import io.heddle.processor.lock.LockPath;
import org.junit.jupiter.api.Test;

/** Which classes and bodies are read, and what they are called. */
class ReadClassesTest {

  @Test
  void nestedLocalAndAnonymousClassesHaveTheirBinaryNames() {
    Facts facts =
        Reader.read(
            """
            class Test {
              interface Face {}
              Object field = new Object() {};
              void run() {
                class Local { Runnable inner = new Runnable() { public void run() {} }; }
              }
              static class Nested { class Deep {} }
            }
            class Second {}
            """);

    assertThat(facts.classNames())
        .containsExactly(
            "test.Test",
            "test.Test$Face",
            "test.Test$1",
            "test.Test$1Local",
            "test.Test$1Local$1",
            "test.Test$Nested",
            "test.Test$Nested$Deep",
            "test.Second");
  }

  @Test
  void directSupertypesAreNamed() {
    Facts facts =
        Reader.read(
            "class Test<T> extends ArrayList<T> implements Runnable { public void run() {} }");

    assertThat(facts.classNamed("test.Test").superTypes())
        .containsExactly("java.util.ArrayList", "java.lang.Runnable");
  }

  @Test
  void generatedClassesAreSkippedWithAllThatIsInThem() {
    Facts facts =
        Reader.read(
            """
            class Test {
              @javax.annotation.processing.Generated("a tool")
              static class Made { class Inner {} void run() {} }
            }
            """);

    assertThat(facts.classNames()).containsExactly("test.Test");
  }

  @Test
  void lambdasFollowTheBodyTheyStandIn() {
    Facts facts =
        Reader.readMembers(
            """
            void before() { Runnable r = () -> { Runnable inner = () -> a(); }; }
            void after() { Runnable r = () -> b(); }
            """);

    assertThat(facts.classNamed("test.Test").methods())
        .extracting(method -> method.method().name())
        .containsSubsequence("before", "lambda$0", "lambda$1", "after", "lambda$2");
  }

  @Test
  void aLambdaForAnotherThreadIsDeferred() {
    Facts facts =
        Reader.readMembers(
            """
            void run(ExecutorService pool) {
              new Thread(() -> a()).start();
              pool.submit(() -> a());
              CompletableFuture.runAsync(() -> a());
              io.heddle.Threads.thread(() -> a());
            }
            """);

    assertThat(facts.classNamed("test.Test").methods())
        .filteredOn(method -> method.method().name().startsWith("lambda"))
        .hasSize(4)
        .allMatch(method -> method.kind() == Kind.DEFERRED);
  }

  @Test
  void aLambdaThatIsKeptOrPassedToTheUnknownEscapes() {
    Facts facts =
        Reader.readMembers(
            """
            Runnable kept = () -> a();
            void take(Runnable r) {}
            Runnable run() {
              take(() -> a());
              Runnable local = () -> a();
              return () -> a();
            }
            """);

    assertThat(facts.classNamed("test.Test").methods())
        .filteredOn(method -> method.method().name().startsWith("lambda"))
        .hasSize(4)
        .allMatch(method -> method.kind() == Kind.ESCAPING);
  }

  @Test
  void aLambdaInFinallyIsReadOnce() {
    Facts facts =
        Reader.readMembers("void run() { try { a(); } finally { Runnable r = () -> b(); } }");

    assertThat(facts.classNamed("test.Test").methods())
        .filteredOn(method -> method.method().name().startsWith("lambda"))
        .hasSize(1);
  }

  @Test
  void aMethodThatOnlyReturnsAFieldSaysWhich() {
    Facts facts =
        Reader.readMembers(
            """
            static final Object GATE = new Object();
            final Test next = null;
            Object plain() { return lock; }
            Object far() { return (Object) (this.next.lock); }
            Object constant() { return GATE; }
            Object more() { a(); return lock; }
            Object none() { return next.plain(); }
            """);

    assertThat(facts.method("plain").returns()).map(LockPath::toString).containsExactly("lock");
    assertThat(facts.method("far").returns()).map(LockPath::toString).containsExactly("next.lock");
    assertThat(facts.method("constant").returns())
        .map(LockPath::toString)
        .containsExactly("Test.GATE");
    assertThat(facts.method("more").returns()).isEmpty();
    assertThat(facts.method("none").returns()).isEmpty();
  }

  @Test
  void accessorsOfRecordsReturnTheirField() {
    Facts facts = Reader.read("record Test(Object lock, int count) {}");

    assertThat(facts.method("lock").returns()).map(LockPath::toString).containsExactly("lock");
  }

  @Test
  void abstractAccessorsOfGeneratedLocksReturnTheLock() {
    Facts facts =
        Reader.read(
            """
            @Threaded abstract class Test {
              abstract io.heddle.RLock stock();
              @Guarded("stock") void run() {}
            }
            """);

    assertThat(facts.method("stock").returns()).map(LockPath::toString).containsExactly("stock");
  }

  @Test
  void contractsAreHeldAtEntry() {
    Facts facts = Reader.readMembers("@GuardedBy(\"lock\") void run() {}");

    assertThat(facts.method("run").entry()).map(FactsText::lock).containsExactly("reentrant lock");
  }

  @Test
  void declaredOrdersComeOutermostFirst() {
    Facts facts =
        Reader.read("@Threaded @LockOrder({\"ledger\", \"stock\"}) abstract class Test { }");

    assertThat(facts.classNamed("test.Test").orders())
        .singleElement()
        .satisfies(
            order ->
                assertThat(order.locks())
                    .map(LockPath::toString)
                    .containsExactly("ledger", "stock"));
  }

  @Test
  void keysThatAreSilencedIncludeThoseOfTheClassesAround() {
    Facts facts =
        Reader.readMembers(
            """
            @SuppressWarnings({"heddle.lock-order", "unused"}) void one() {}
            @SuppressWarnings("heddle") void all() {}
            @SuppressWarnings("GuardedBy") static class Quiet {
              @SuppressWarnings("all") void more() {}
            }
            """);

    assertThat(facts.method("one").suppressed()).containsExactly("lock-order");
    assertThat(facts.method("all").suppressed()).containsExactly("*");
    assertThat(facts.method("test.Test$Quiet", "more").suppressed())
        .containsExactlyInAnyOrder("*", "guarded-by");
  }
}
