package io.heddle.processor.declare;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.weave.Woven;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Annotations that would silently do nothing are errors. */
class IgnoredTest {

  @ParameterizedTest
  @CsvSource({"interface,the interface", "enum,the enum", "@interface,the annotation"})
  void onlyClassesCanBeThreaded(String keyword, String kind) {
    Malformed.draws(
        "@Threaded %s Shop {}".formatted(keyword),
        """
        [heddle.ignored] @Threaded does nothing on %s Shop
          annotate a class: only classes can be extended"""
            .formatted(kind));
  }

  @Test
  void recordsCannotBeThreaded() {
    Malformed.draws(
        "@Threaded record Shop(int apples) {}",
        """
        [heddle.ignored] @Threaded does nothing on the record Shop
          annotate a class: only classes can be extended""");
  }

  @Test
  void finalClassesCannotBeThreaded() {
    Malformed.draws(
        "@Threaded final class Shop {}",
        """
        [heddle.ignored] Shop is final, so no woven class can extend it
          remove 'final'""");
  }

  @Test
  void innerClassesCannotBeThreaded() {
    Malformed.draws(
        "class Market { @Threaded class Shop {} }",
        """
        [heddle.ignored] Shop is an inner class, whose woven class would lack the enclosing instance
          make it static""");
  }

  @Test
  void privateClassesCannotBeThreaded() {
    Malformed.draws(
        "class Market { @Threaded private static class Shop {} }",
        """
        [heddle.ignored] Shop is private, so no woven class can extend it
          make it, and the classes around it, at least package-private""");
  }

  @Test
  void classesWithOnlyPrivateConstructorsCannotBeThreaded() {
    Malformed.draws(
        "@Threaded class Shop { private Shop() {} }",
        """
        [heddle.ignored] Shop has only private constructors, so no woven class can extend it
          make one of them at least package-private""");
  }

  @Test
  void sealedClassesMustPermitTheirWovenClass() {
    Malformed.draws(
        "@Threaded sealed class Shop permits Kiosk {} final class Kiosk extends Shop {}",
        """
        [heddle.ignored] Shop is sealed and does not permit Heddle_Shop
          add Heddle_Shop to its permits clause""");
  }

  @Test
  void guardedMethodsNeedAThreadedClass() {
    Malformed.draws(
        "class Shop { final Object lock = new Object(); @Guarded(\"lock\") void sell() {} }",
        """
        [heddle.ignored] @Guarded does nothing on sell: Shop is not @Threaded
          annotate Shop with @Threaded and create it with Heddle_Shop.create(..)""");
  }

  @Test
  void interfacesAreNotWoven() {
    Malformed.draws(
        "interface Shop { @Guarded(\"this\") void sell(); }",
        """
        [heddle.ignored] @Guarded does nothing on sell: the interface Shop cannot be woven
          annotate the method of the @Threaded class that implements it""");
  }

  @Test
  void enumsAreNotWoven() {
    Malformed.draws(
        "enum Shop { ONE; @Guarded(\"this\") void sell() {} }",
        """
        [heddle.ignored] @Guarded does nothing on sell: the enum Shop cannot be woven
          move the method to a @Threaded class""");
  }

  @ParameterizedTest
  @CsvSource({
    "private,make it at least package-private",
    "static,remove 'static'",
    "final,remove 'final'"
  })
  void whatIsWovenMustBeOverridable(String modifier, String repair) {
    Malformed.draws(
        """
        @Threaded class Shop {
          static final Object LOCK = new Object();
          @Guarded("LOCK") %1$s void sell() {}
          @Daemon(every = "1s") %1$s void tick() {}
          @Barrier(parties = 2) %1$s void meet() throws InterruptedException {}
          @Limited(permits = 2) %1$s void fetch() {}
          @After("1s") %1$s void warmUp() {}
          @OnEvent("open") %1$s void greet() {}
          @io.heddle.annotation.ExceptHook %1$s void failed(ExceptHookArgs args) {}
          final Event open = new Event();
        }
        """
            .formatted(modifier),
        message("Guarded", "sell", modifier, repair),
        message("Daemon", "tick", modifier, repair),
        message("Barrier", "meet", modifier, repair),
        message("Limited", "fetch", modifier, repair),
        message("After", "warmUp", modifier, repair),
        message("OnEvent", "greet", modifier, repair),
        message("ExceptHook", "failed", modifier, repair));
  }

  private static String message(String annotation, String method, String modifier, String repair) {
    return "[heddle.ignored] @%s does nothing on %s: it is %s, so the woven class cannot override it\n  %s"
        .formatted(annotation, method, modifier, repair);
  }

  @Test
  void fieldsHaveNeitherModeNorTimeout() {
    Malformed.draws(
        """
        @Threaded class Shop {
          @Guarded(value = "this", mode = Guarded.Mode.READ, timeout = "1s") int apples;
        }
        """,
        """
        [heddle.ignored] 'mode' does nothing on the field apples: only methods take their locks
          remove 'mode'""",
        """
        [heddle.ignored] 'timeout' does nothing on the field apples: only methods take their locks
          remove 'timeout'""");
  }

  @Test
  void onlyAConditionAccessorHasALock() {
    Malformed.draws(
        """
        @Threaded abstract class Shop {
          @Guarded("this") abstract Event ready();
        }
        """,
        """
        [heddle.ignored] @Guarded does nothing on ready: it has no body, and only a Condition has a lock
          remove @Guarded""");
  }

  @Test
  void threadLocalFieldsAreAbstract() {
    Malformed.draws(
        "@Threaded class Shop { @ThreadLocalField int depth() { return 0; } }",
        """
        [heddle.ignored] @ThreadLocalField does nothing on depth: it has a body
          make it abstract and name what its body does with 'initial'""");
  }

  @Test
  void barrierAccessorsHaveNoExit() {
    Malformed.draws(
        """
        @Threaded abstract class Shop {
          @Barrier(parties = 2, at = Barrier.At.EXIT) abstract io.heddle.Barrier line();
        }
        """,
        """
        [heddle.ignored] 'at' does nothing on line: an abstract method has no body to exit from
          remove 'at'""");
  }

  @Test
  void stopTimeoutNeedsDaemons() {
    Malformed.draws(
        "@Threaded(stopTimeout = \"1s\") class Shop {}",
        """
        [heddle.ignored] 'stopTimeout' does nothing: Shop has no daemons
          remove it, or annotate the method of a daemon with @Daemon""");
  }

  @Test
  void abstractClassesMayBeWovenThroughTheirSubclasses() {
    Malformed.drawsNothing(
        """
        abstract class Shop {
          @Guarded("stock") int apples;
          @Guarded("stock") void sell() {}
          @Daemon(every = "1s") void tick() {}
        }
        """);
  }

  @Test
  void concreteSubclassesMustBeThreadedThemselves() {
    Malformed.draws(
        """
        abstract class Shop {
          @Guarded("stock") void sell() {}
          static class Kiosk extends Shop {}
        }
        """,
        """
        [heddle.ignored] @Guarded on Shop.sell does nothing in Kiosk, which is not @Threaded
          annotate Kiosk with @Threaded""");
  }

  @Test
  void inheritedMethodsMustBeVisible() {
    String[] sources = {
      """
      package base;
      public abstract class Base {
        @io.heddle.annotation.Guarded("stock") void sell() {}
      }
      """,
      """
      package shop;
      @io.heddle.annotation.Threaded class Shop extends base.Base {}
      """
    };
    assertThat(Woven.messages(Woven.compile(sources)))
        .containsExactly(
            """
            [heddle.ignored] @Guarded on Base.sell does nothing in Shop: it is package-private in \
            another package
              make it protected or public""");
  }

  @Test
  void limitsAreForWhatHasALimit() {
    Malformed.draws(
        """
        @Threaded abstract class Shop {
          @Limited(permits = 1) abstract Event ready();
          @Limited(permits = 1, timeout = "1s") abstract io.heddle.Semaphore tills();
        }""",
        """
        [heddle.ignored] @Limited does nothing on ready: an Event has no limit
          remove @Limited""",
        """
        [heddle.ignored] 'timeout' does nothing on tills: whoever uses what it returns says how \
        long to wait
          remove 'timeout'""");
  }

  @Test
  void hooksNeedThreadsToHearOf() {
    Malformed.draws(
        "@Threaded class Shop { @io.heddle.annotation.ExceptHook void failed(ExceptHookArgs a) {} }",
        """
        [heddle.ignored] @ExceptHook does nothing on failed: Shop has no threads of its own
          remove it, or see Threads.excepthook() for what other threads throw""");
  }

  @Test
  void startTimeoutNeedsADaemonThatSaysWhenItIsReady() {
    Malformed.draws(
        "@Threaded(startTimeout = \"5s\") class Shop { @Daemon(every = \"1s\") void tick() {} }",
        """
        [heddle.ignored] 'startTimeout' does nothing: no daemon of Shop says when it is ready
          remove it, or let the daemon take a second event that it sets when it is ready""");
  }

  @Test
  void attributesOfDaemonsFitTheirKind() {
    Malformed.draws(
        """
        @Threaded class Shop {
          @Daemon(every = "1s", restart = 1) void tick() {}
          @Daemon(every = "1s", missed = Daemon.Missed.CATCH_UP) void tock() {}
          @Daemon(initialDelay = "1s") void pump(Event stopping) {}
          @Daemon(backoff = "1s") void load(Event stopping) {}
        }
        """,
        """
        [heddle.ignored] 'restart' does nothing on tick: no exception ends a periodic daemon
          remove 'restart'""",
        """
        [heddle.ignored] 'missed' does nothing on tock: periods can only be missed at a fixed rate
          remove 'missed'""",
        """
        [heddle.ignored] 'initialDelay' does nothing on pump: a daemon without 'every' has no periods
          remove 'initialDelay'""",
        """
        [heddle.ignored] 'backoff' does nothing on load: it is never restarted
          remove 'backoff'""");
  }

  @Test
  void viewsAreInterfaces() {
    Malformed.draws(
        "@GuardedView class Shop {}",
        """
        [heddle.ignored] @GuardedView does nothing on the class Shop
          annotate an interface, or annotate a class with @Threaded""");
  }

  @Test
  void viewsCanBeImplementedByTheirWovenClass() {
    Malformed.draws(
        "class Shop { @GuardedView private interface Till { void open(); } }",
        """
        [heddle.ignored] Till is private, so no woven class can implement it
          make it, and the classes around it, at least package-private""");
    Malformed.draws(
        "@GuardedView sealed interface Till permits Till.One { record One() implements Till {} }",
        """
        [heddle.ignored] Till is sealed and does not permit Heddle_Till
          add Heddle_Till to its permits clause""");
  }

  @Test
  void viewsForwardOnlyWhatObjectsDo() {
    Malformed.draws(
        """
        @GuardedView interface Till {
          @Guarded("Till.class") static void sell() {}
          @Daemon(every = "1s") void tick();
        }
        """,
        """
        [heddle.ignored] @Guarded does nothing on sell: it is static, and the view forwards only \
        what an object does
          remove @Guarded""",
        """
        [heddle.ignored] @Daemon does nothing on tick: the interface Till cannot be woven
          annotate the method of the @Threaded class that implements it""");
  }

  @Test
  void statesAreInterfaces() {
    Malformed.draws(
        "@GuardedState class Shop {}",
        """
        [heddle.ignored] @GuardedState does nothing on the class Shop
          annotate an interface whose methods are getters and setters""");
  }

  @Test
  void groupsAreInterfaces() {
    Malformed.draws(
        "@ServiceGroup class Plant {}",
        """
        [heddle.ignored] @ServiceGroup does nothing on the class Plant
          annotate an interface whose methods return services""");
  }

  @Test
  void pausesOfAGroupNeedRestarts() {
    Malformed.draws(
        "@ServiceGroup(within = \"1m\") interface Plant { Service web(); }",
        """
        [heddle.ignored] 'within' does nothing: no service of Plant is ever restarted
          remove it, or give 'restart'""");
  }

  @Test
  void onlyMembersOfGroupsStartAfterOthers() {
    Malformed.draws(
        "interface Plant { @Starts(after = \"web\") Service mail(); }",
        """
        [heddle.ignored] @Starts does nothing on mail: Plant is no @ServiceGroup
          annotate Plant with @ServiceGroup, or remove @Starts""");
  }

  @Test
  void onlyFunctionsRunInline() {
    Malformed.draws(
        "class Shop { void sell(@RunsInline String item) {} }",
        """
        [heddle.ignored] @RunsInline does nothing on the parameter item of sell: java.lang.String is \
        no interface with one abstract method
          remove it, or let sell take a function such as Runnable""");
  }

  @Test
  void onlyFunctionsAreHandedToARole() {
    Malformed.draws(
        "class Shop { Shop(@Confined(\"ui\") List<String> items) {} }",
        """
        [heddle.ignored] @Confined does nothing on the parameter items of the constructor of Shop: \
        java.util.List<java.lang.String> is no interface with one abstract method
          remove it, or let the constructor of Shop take a function such as Runnable""");
  }

  @Test
  void onlyFunctionsAreCalledUnderLocks() {
    Malformed.draws(
        "class Shop { final Object lock = new Object(); void sell(@Holding(\"lock\") int apples) {} }",
        """
        [heddle.ignored] @Holding does nothing on the parameter apples of sell: int is no interface \
        with one abstract method
          remove it, or let sell take a function such as Runnable""");
  }

  @Test
  void methodsThatRunFunctionsTakeSome() {
    Malformed.draws(
        "class Shop { @RunsInline void sell(int apples) {} }",
        """
        [heddle.ignored] @RunsInline does nothing on sell: it takes no function
          remove @RunsInline, or let sell take a function such as Runnable""");
  }

  @Test
  void noThreadRunsAnAnnotation() {
    Malformed.draws(
        "@Confined(\"ui\") @interface Shop {}",
        """
        [heddle.ignored] @Confined does nothing on the annotation Shop: no thread runs it
          remove @Confined""");
  }

  @Test
  void functionsAreInterfacesWithOneAbstractMethodHoweverTheyArePassed() {
    Malformed.drawsNothing(
        """
        interface Sell<T> extends Comparator<T> {}

        class Shop<F extends Runnable> {
          @RunsInline Shop(int apples, F task) {}
          void each(@RunsInline Sell<String> order, @RunsInline Runnable... tasks) {}
          void later(@Confined("ui") Callable<? extends Number> task) {}
          @Confined("ui") @Blocking void show() {}
        }

        record Order(@RunsInline Runnable done, @Confined("ui") String item) {}
        """);
  }
}
