package io.heddle.processor.facts.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.facts.MethodFacts.Callers;
import io.heddle.processor.facts.read.Reader.Facts;
import org.junit.jupiter.api.Test;

/** Who can call a method, as far as its own file tells. */
class CallersTest {

  private static Callers callersOf(String members) {
    return Reader.readMembers(members).method("run").callers();
  }

  @Test
  void onlyItsClassCallsAPrivateMethod() {
    assertThat(callersOf("private void run() {}")).isEqualTo(Callers.CLASS);
  }

  @Test
  void onlyItsPackageCallsAPackagePrivateMethod() {
    assertThat(callersOf("void run() {}")).isEqualTo(Callers.PACKAGE);
  }

  @Test
  void anyoneCallsPublicMethods() {
    assertThat(callersOf("public void run() {}")).isEqualTo(Callers.ANYONE);
  }

  @Test
  void subclassesElsewhereCallAProtectedMethodAsItsPackageDoes() {
    assertThat(callersOf("protected void run() {}")).isEqualTo(Callers.PACKAGE);
  }

  @Test
  void anyoneCallsAMethodThatSurelyRunsLater() {
    assertThat(callersOf("private void run() {} void later(Executor e) { e.execute(this::run); }"))
        .isEqualTo(Callers.ANYONE);
  }

  @Test
  void aMethodReferenceThatRunsNobodyKnowsWhenIsLeftOutOfAccount() {
    assertThat(callersOf("private void run() {} Runnable out = this::run;"))
        .isEqualTo(Callers.CLASS);
  }

  @Test
  void aMethodReferenceThatRunsAtOnceHandsNothingOut() {
    assertThat(
            callersOf(
                "private void run(String s) {} void all(List<String> l) { l.forEach(this::run); }"))
        .isEqualTo(Callers.CLASS);
  }

  @Test
  void anyoneCallsWhatAFrameworkAsksFor() {
    assertThat(callersOf("@interface Inject {} @Inject private void run() {}"))
        .isEqualTo(Callers.ANYONE);
    assertThat(callersOf("@Deprecated private void run() {}")).isEqualTo(Callers.CLASS);
  }

  @Test
  void serializationCallsItsMethods() {
    Facts facts = Reader.readMembers("private void readObject(Object in) {}");

    assertThat(facts.method("readObject").callers()).isEqualTo(Callers.ANYONE);
  }

  @Test
  void wovenClassesCallTheMethodsOfTheirClass() {
    Facts facts =
        Reader.read(
            """
            @Threaded abstract class Test {
              @Daemon(every = "1s") void beat() {}
              private void own() {}
            }
            """);

    assertThat(facts.method("beat").callers()).isEqualTo(Callers.ANYONE);
    assertThat(facts.method("own").callers()).isEqualTo(Callers.CLASS);
  }

  @Test
  void membersOfHiddenClassesAreCalledByTheirFileUnlessTheyOverride() {
    Facts facts =
        Reader.readMembers(
            "private static class Hidden { public void seen() {} public String toString() { return null; } }");

    assertThat(facts.method("test.Test$Hidden", "seen").callers()).isEqualTo(Callers.CLASS);
    assertThat(facts.method("test.Test$Hidden", "toString").callers()).isEqualTo(Callers.ANYONE);
  }

  @Test
  void aVisibleSubclassExposesWhatItInheritsFromAHiddenClass() {
    Facts facts =
        Reader.readMembers(
            """
            private static class Hidden { public void seen() {} }
            public static class Visible extends Hidden {}
            """);

    assertThat(facts.method("test.Test$Hidden", "seen").callers()).isEqualTo(Callers.ANYONE);
  }
}
