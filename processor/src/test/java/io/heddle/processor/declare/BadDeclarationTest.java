package io.heddle.processor.declare;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attributes and signatures that cannot be woven are errors. */
class BadDeclarationTest {

  @ParameterizedTest
  @ValueSource(strings = {"250", "ms", "-1s", "1.5s", "5 min", "300000d"})
  void durationsAreWholeNumbersWithAUnit(String text) {
    Malformed.draws(
        "@Threaded class Shop { @Guarded(value = \"stock\", timeout = \"%s\") void sell() {} }"
            .formatted(text),
        """
        [heddle.bad-declaration] timeout = "%s" is not a duration
          write a whole number and a unit, such as "250ms" or "5s" (ns, us, ms, s, m, h, d; at most \
        292 years)"""
            .formatted(text));
  }

  @Test
  void periodsAreLongerThanZero() {
    Malformed.draws(
        "@Threaded class Shop { @Daemon(every = \"0s\") void tick() {} }",
        """
        [heddle.bad-declaration] every = "0s" is no time at all
          give it a duration longer than zero""");
  }

  @Test
  void stopTimeoutIsADuration() {
    Malformed.draws(
        "@Threaded(stopTimeout = \"soon\") class Shop { @Daemon(every = \"1s\") void tick() {} }",
        """
        [heddle.bad-declaration] stopTimeout = "soon" is not a duration
          write a whole number and a unit, such as "250ms" or "5s" (ns, us, ms, s, m, h, d; at most \
        292 years)""");
  }

  @Test
  void daemonsReturnVoid() {
    Malformed.draws(
        "@Threaded class Shop { @Daemon(every = \"1s\") int tick() { return 1; } }",
        """
        [heddle.bad-declaration] tick returns int, which nobody would receive
          make it return void""");
  }

  @Test
  void daemonsTakeNothingButTheStopEvent() {
    Malformed.draws(
        "@Threaded class Shop { @Daemon void pump(String name) {} }",
        """
        [heddle.bad-declaration] pump takes something that its thread cannot give it
          let it take one io.heddle.Event, the stop event, or a second one that it sets when it is \
        ready""");
  }

  @Test
  void periodicDaemonsTakeNothingButTheStopEvent() {
    Malformed.draws(
        "@Threaded class Shop { @Daemon(every = \"1s\") void tick(Event stopping, Event ready) {} }",
        """
        [heddle.bad-declaration] tick takes something that its thread cannot give it
          let it take nothing, or one io.heddle.Event: the stop event""");
  }

  @Test
  void daemonsDoNotStartAfterEachOther() {
    Malformed.draws(
        """
        @Threaded class Shop {
          @Daemon(after = "sell") void load(Event stopping) {}
          @Daemon(after = {"load", "log"}) void pump(Event stopping) {}
          @Daemon(every = "1s") void log() {}
          @Daemon(every = "1s", after = "pump") void sell() {}
        }
        """,
        """
        [heddle.bad-declaration] the daemons start after each other in a circle: load → sell → \
        pump → load
          remove one of these from 'after'""");
  }

  @Test
  void predecessorsAreDaemons() {
    Malformed.draws(
        """
        @Threaded class Shop {
          @Daemon(every = "1s") void audit() {}
          @Daemon(every = "1s", after = "audti") void tick() {}
          @Daemon(every = "1s", after = "sell") void tock() {}
          void sell() {}
        }
        """,
        """
        [heddle.bad-declaration] after = "audti" names no daemon of Shop
          did you mean "audit"?""",
        """
        [heddle.bad-declaration] after = "sell" names no daemon of Shop
          name a method that is annotated with @Daemon""");
  }

  @Test
  void restartsMakeSense() {
    Malformed.draws(
        """
        @Threaded class Shop {
          @Daemon(restart = -1) void load(Event stopping) {}
          @Daemon(restart = 1, backoff = "2m", within = "0s") void pump(Event stopping) {}
        }
        """,
        """
        [heddle.bad-declaration] restart = -1, but nothing is restarted less than never
          give the number of restarts, 0 for none""",
        """
        [heddle.bad-declaration] within = "0s" is no time at all
          give it a duration longer than zero""",
        """
        [heddle.bad-declaration] maxBackoff = "30s" is shorter than backoff = "2m"
          the first pause cannot be longer than the longest""");
  }

  @Test
  void whatRunsLaterSaysWhen() {
    Malformed.draws(
        """
        @Threaded class Shop {
          @After("") void warmUp() {}
          @After("soon") void coolDown() {}
          @After("1s") int count() { return 1; }
          @After("1s") @Daemon(every = "1s") void tick() {}
        }
        """,
        """
        [heddle.bad-declaration] @After does not say after what time
          give it a duration, as in "10s\"""",
        """
        [heddle.bad-declaration] value = "soon" is not a duration
          write a whole number and a unit, such as "250ms" or "5s" (ns, us, ms, s, m, h, d; at most \
        292 years)""",
        """
        [heddle.bad-declaration] count returns int, which nobody would receive
          make it return void""",
        """
        [heddle.bad-declaration] tick is annotated with @Daemon as well
          keep one, and call it from another method for the other""");
  }

  @Test
  void eventsOfOnEventExist() {
    Malformed.draws(
        """
        @Threaded abstract class Shop {
          private final Event hidden = new Event();
          Event changing = new Event();
          abstract Event opened();
          @OnEvent("openned") void greet() {}
          @OnEvent("closed") void lock() {}
          @OnEvent("hidden") void hide() {}
          @OnEvent("changing") void change() {}
        }
        """,
        """
        [heddle.bad-declaration] @OnEvent("openned") names no event of Shop
          did you mean "opened"?""",
        """
        [heddle.bad-declaration] @OnEvent("closed") names no event of Shop
          declare one: abstract Event closed();""",
        """
        [heddle.bad-declaration] @OnEvent("hidden") names a private member, which the woven class \
        cannot see
          make it at least package-private""",
        """
        [heddle.bad-declaration] @OnEvent("changing") names a field that is not final: nobody could \
        tell which event is meant
          make the field final""");
  }

  @Test
  void hooksReceiveWhatWasThrown() {
    Malformed.draws(
        """
        @Threaded class Shop {
          @Daemon(every = "1s") void tick() {}
          @io.heddle.annotation.ExceptHook void first(ExceptHookArgs args) {}
          @io.heddle.annotation.ExceptHook void second(ExceptHookArgs args) {}
          @io.heddle.annotation.ExceptHook void third(Throwable thrown) {}
        }
        """,
        """
        [heddle.bad-declaration] Shop has two hooks: first and second
          keep one of them""",
        """
        [heddle.bad-declaration] third cannot receive what nobody caught
          declare it as void third(ExceptHookArgs args)""");
  }

  @Test
  void daemonsThatLoopTakeTheStopEvent() {
    Malformed.draws(
        "@Threaded class Shop { @Daemon void pump() {} }",
        """
        [heddle.bad-declaration] pump runs until close(), but never learns that close() was called
          let it take the stop event, as in pump(Event stopping), or give it 'every'""");
  }

  @Test
  void daemonsAreNotGeneric() {
    Malformed.draws(
        "@Threaded class Shop { @Daemon(every = \"1s\") <T> void tick() {} }",
        """
        [heddle.bad-declaration] tick has type parameters, which its thread cannot choose
          remove them""");
  }

  @Test
  void daemonsDoNotThrowThrowable() {
    Malformed.draws(
        "@Threaded class Shop { @Daemon(every = \"1s\") void tick() throws Throwable {} }",
        """
        [heddle.bad-declaration] tick throws Throwable
          declare Exception or something narrower""");
  }

  @Test
  void meetingsHaveParties() {
    Malformed.draws(
        "@Threaded class Shop { @Barrier(parties = 0) void meet() throws InterruptedException {} }",
        """
        [heddle.bad-declaration] parties = 0, but at least one thread must come
          give the number of threads that meet, 1 or more""");
  }

  @Test
  void meetingsCanBeInterrupted() {
    Malformed.draws(
        "@Threaded class Shop { @Barrier(parties = 2) void meet() {} }",
        """
        [heddle.bad-declaration] meet waits for other threads, but does not declare \
        InterruptedException
          add 'throws InterruptedException'""");
  }

  @Test
  void barrierAccessorsSayHowManyMeet() {
    Malformed.draws(
        "@Threaded abstract class Shop { abstract io.heddle.Barrier line(); }",
        """
        [heddle.bad-declaration] line returns a barrier of nobody knows how many parties
          annotate it with @Barrier(parties = ..)""");
  }

  private static void drawsForAction(String method, String problem, String repair) {
    Malformed.draws(
        """
        @Threaded class Shop {
          @Barrier(parties = 2, action = "settle") void meet() throws InterruptedException {}
          %s
        }
        """
            .formatted(method),
        "[heddle.bad-declaration] action = \"settle\" %s\n  %s".formatted(problem, repair));
  }

  @Test
  void actionsExist() {
    drawsForAction("", "names no method of Shop", "declare a method settle() in Shop");
    drawsForAction("void setle() {}", "names no method of Shop", "did you mean \"setle\"?");
  }

  @Test
  void actionsTakeNothing() {
    drawsForAction("void settle(int n) {}", "names a method with parameters", "remove them");
  }

  @Test
  void actionsAreVisible() {
    drawsForAction(
        "private void settle() {}",
        "names a private method, which the woven class cannot call",
        "make it at least package-private");
  }

  @Test
  void actionsThrowNothingChecked() {
    drawsForAction(
        "void settle() throws java.io.IOException {}",
        "names a method that throws IOException, which nobody would catch",
        "catch it in settle()");
  }

  @Test
  void actionsReturnVoid() {
    drawsForAction(
        "int settle() { return 1; }",
        "names a method whose result nobody would receive",
        "make settle() return void");
  }

  @Test
  void initialMakesTheRightType() {
    Malformed.draws(
        """
        @Threaded abstract class Shop {
          @ThreadLocalField(initial = "zero") abstract String depth();
          int zero() { return 0; }
        }
        """,
        """
        [heddle.bad-declaration] initial = "zero" makes int, not java.lang.String
          let zero() return java.lang.String""");
  }

  @Test
  void threadLocalAccessorsReadOrWrite() {
    Malformed.draws(
        "@Threaded abstract class Shop { @ThreadLocalField abstract int depth(int before); }",
        """
        [heddle.bad-declaration] depth neither reads nor writes a value
          let it take nothing and return the value, or take the value and return void""");
  }

  @Test
  void threadLocalAccessorsAgreeOnTheType() {
    Malformed.draws(
        """
        @Threaded abstract class Shop {
          @ThreadLocalField abstract int depth();
          @ThreadLocalField abstract void depth(long depth);
        }
        """,
        """
        [heddle.bad-declaration] 'depth' is of type java.lang.Long here and of type \
        java.lang.Integer in depth()
          use one type for both, or another name for one of them""");
  }

  @Test
  void threadLocalValuesHaveOneInitialValue() {
    Malformed.draws(
        """
        @Threaded abstract class Shop {
          @ThreadLocalField(initial = "one") abstract int depth();
          @ThreadLocalField(initial = "two") abstract void depth(int depth);
          int one() { return 1; }
          int two() { return 2; }
        }
        """,
        """
        [heddle.bad-declaration] 'depth' has two initial values: one() and two()
          keep one of them""");
  }

  @Test
  void abstractMethodsAreImplemented() {
    Malformed.draws(
        """
        @Threaded abstract class Shop implements Comparable<Shop> {
          abstract int total(String of);
        }
        """,
        """
        [heddle.bad-declaration] nothing implements the abstract method Shop.total(java.lang.String)
          give it a body in Shop; Heddle implements @ThreadLocalField, and accessors without \
        parameters that return a lock, Event, Condition, @Barrier, @Limited semaphore, queue, \
        Local or LocalMap, or the Lifecycle of a class with daemons""",
        """
        [heddle.bad-declaration] nothing implements the abstract method Comparable.compareTo(T)
          give it a body in Shop; Heddle implements @ThreadLocalField, and accessors without \
        parameters that return a lock, Event, Condition, @Barrier, @Limited semaphore, queue, \
        Local or LocalMap, or the Lifecycle of a class with daemons""");
  }

  private static void drawsForLifeCycle(String method, String message) {
    Malformed.draws(
        "@Threaded class Shop { @Daemon(every = \"1s\") void tick() {} %s }".formatted(method),
        "[heddle.bad-declaration] " + message);
  }

  @Test
  void ownLifeCycleMethodsFitService() {
    drawsForLifeCycle(
        "final void start() {}",
        "Shop.start() is final, so the life cycle cannot extend it\n  remove 'final'");
    drawsForLifeCycle(
        "static void start() {}",
        "Shop.start() is static, where Service needs an instance method\n  rename it");
    drawsForLifeCycle(
        "boolean close() { return true; }",
        "Shop.close() returns boolean, where Service needs void\n"
            + "  make it return void, or rename it");
    drawsForLifeCycle(
        "void close() throws Exception {}",
        "Shop.close() throws a checked exception, which Service.close() cannot\n  catch it");
    drawsForLifeCycle(
        "String state() { return \"\"; }",
        "Shop.state() stands where Service.state() will be\n  rename it");
  }

  private static void drawsForFactory(String method, String why) {
    Malformed.draws(
        "@Threaded class Shop { Shop(int apples) throws java.io.IOException {} %s }"
            .formatted(method),
        """
        [heddle.bad-declaration] Shop.create(int) cannot be hidden by the factory of this \
        constructor: it %s
          rename the method, or make the constructor private"""
            .formatted(why));
  }

  @Test
  void nothingStandsWhereServicesTellOfTheirFailure() {
    Malformed.draws(
        "@Threaded class Shop { @Daemon void pump(Event stopping) {}"
            + " public void tellFailure(Runnable listener) {} }",
        """
        [heddle.bad-declaration] Shop.tellFailure(java.lang.Runnable) stands where \
        Service.tellFailure(Runnable) will be
          rename it""");
  }

  @Test
  void factoriesHideOnlyWhatTheyCan() {
    drawsForFactory(
        "Shop create(int apples) { return this; }", "is an instance method of the same signature");
    drawsForFactory("static final Shop create(int apples) { return null; }", "is final");
    drawsForFactory("static String create(int apples) { return null; }", "does not return Shop");
    drawsForFactory(
        "static Shop create(int apples) { return null; }", "does not declare IOException");
  }

  @Test
  void wovenNamesAreDistinct() {
    Malformed.draws(
        """
        class Market { @Threaded static class Shop {} }
        @Threaded class Market_Shop {}
        """,
        """
        [heddle.bad-declaration] Market.Shop and Market_Shop would both be woven as \
        Heddle_Market_Shop
          rename one of them""");
  }

  @Test
  void repeatedSignaturesMentionNothingPrivate() {
    Malformed.draws(
        """
        @Threaded class Shop {
          private static class Ware {}
          Shop(List<? extends Ware[]> wares) {}
          @Guarded("stock") Ware sell() { return null; }
        }
        """,
        """
        [heddle.bad-declaration] the constructor of Shop mentions Ware, which is private: the woven \
        class cannot repeat that
          make Ware at least package-private""",
        """
        [heddle.bad-declaration] sell mentions Ware, which is private: the woven class cannot repeat \
        that
          make Ware at least package-private""");
  }

  @Test
  void factoriesHaveDistinctTypeParameters() {
    Malformed.draws(
        "@Threaded class Shop<T> { <T> Shop(T ware) {} }",
        """
        [heddle.bad-declaration] the constructor of Shop has a type parameter T, as the class has: \
        one factory cannot have both
          rename one of them""");
  }

  @Test
  void limitsLetSomebodyIn() {
    Malformed.draws(
        "@Threaded class Shop { @Limited(permits = 0) void sell() {} }",
        """
        [heddle.bad-declaration] permits = 0, so that nobody could ever get in
          give the number of permits, 1 or more""");
  }

  @Test
  void semaphoreAccessorsSayHowManyPermits() {
    Malformed.draws(
        "@Threaded abstract class Shop { abstract io.heddle.Semaphore tills(); }",
        """
        [heddle.bad-declaration] tills returns a semaphore of nobody knows how many permits
          annotate it with @Limited(permits = ..)""");
  }

  @Test
  void priorityQueuesCanSort() {
    Malformed.draws(
        "@Threaded abstract class Shop { abstract io.heddle.queue.PriorityQueue<Object> jobs(); }",
        """
        [heddle.bad-declaration] jobs cannot sort: java.lang.Object has no order of its own
          let it implement Comparable, or make a PriorityQueue with a Comparator in a field""");
  }

  @Test
  void lifeCycleAccessorsNeedALifeCycle() {
    Malformed.draws(
        "@Threaded abstract class Shop { abstract Lifecycle life(); }",
        """
        [heddle.bad-declaration] nothing implements the abstract method Shop.life()
          give it a body in Shop; Heddle implements @ThreadLocalField, and accessors without \
        parameters that return a lock, Event, Condition, @Barrier, @Limited semaphore, queue, \
        Local or LocalMap, or the Lifecycle of a class with daemons""");
  }

  @Test
  void viewsForwardToWhatIsThere() {
    Malformed.draws(
        """
        @GuardedView(of = Legacy.class) interface Store {
          int count(String item);
          String first();
          void close();
          void put(String item);
        }
        class Legacy {
          long count(String item) { return 1; }
          void first() {}
          void close() throws java.io.IOException {}
        }
        """,
        """
        [heddle.bad-declaration] Legacy.count returns long, not int
          make it return long""",
        """
        [heddle.bad-declaration] Legacy.first returns void, not java.lang.String
          make it return void""",
        """
        [heddle.bad-declaration] Legacy.close throws IOException, which the view does not declare
          declare it""",
        """
        [heddle.bad-declaration] Legacy has no method put(java.lang.String) that the view could call
          give it the name and the parameters of one, or a body""");
  }

  @Test
  void viewsAndWhatIsBehindThemHaveTheSameTypeParameters() {
    Malformed.draws(
        "@GuardedView(of = ArrayList.class) interface Names { int size(); }",
        """
        [heddle.bad-declaration] ArrayList has 1 type parameters, Names has 0
          let both have the same ones""");
    Malformed.draws(
        "@GuardedView(of = int[].class) interface Names { int size(); }",
        """
        [heddle.bad-declaration] of = int[].class names no class
          name the class of the object behind the view""");
  }

  @Test
  void statesHaveGettersAndSettersThatFit() {
    Malformed.draws(
        """
        @GuardedState interface Account {
          long cents();
          void cents(int value);
          void owner(String value);
          String move(int x, int y);
          long downgrade();
        }
        """,
        """
        [heddle.bad-declaration] move neither reads nor writes a property
          let it take nothing and return the value, take the value and return void, or give it a \
        body""",
        """
        [heddle.bad-declaration] the guards have a method downgrade() of their own
          rename it""",
        """
        [heddle.bad-declaration] 'cents' is of type int here and of type long in cents()
          use one type for both, or another name for one of them""",
        """
        [heddle.bad-declaration] owner writes what nobody can read
          declare a getter of the same name""");
    Malformed.draws(
        "@GuardedState interface Account {}",
        """
        [heddle.bad-declaration] Account has no properties to guard
          declare getters, as in: long cents();""");
  }

  @Test
  void groupsListServices() {
    Malformed.draws(
        """
        @ServiceGroup(restart = -1) interface Plant {
          Service database(String url);
          Object web();
          Shop shop();
          @Starts(after = "databse") Service mail();
          @Threaded class Shop { @Guarded("stock") void sell() {} }
        }
        """,
        """
        [heddle.bad-declaration] database lists no service
          let it take nothing and return one, or give it a body""",
        """
        [heddle.bad-declaration] Object is no service, so that nobody could start web
          let it implement io.heddle.Service, or make it a @Threaded class with a @Daemon""",
        """
        [heddle.bad-declaration] Shop is no service, so that nobody could start shop
          let it implement io.heddle.Service, or make it a @Threaded class with a @Daemon""",
        """
        [heddle.bad-declaration] after = "databse" names no service of this group
          did you mean "database"?""",
        """
        [heddle.bad-declaration] restart = -1, but nothing is restarted less than never
          give the number of restarts, 0 for none""");
    Malformed.draws(
        "@ServiceGroup interface Plant<T> { Service web(); }",
        """
        [heddle.bad-declaration] Plant has type parameters, for which its services have no use
          remove them""");
    Malformed.draws(
        "@ServiceGroup interface Plant {}",
        """
        [heddle.bad-declaration] Plant lists no services
          declare methods without parameters that return them, as in: Database database();""");
  }

  @Test
  void servicesOfAGroupDoNotStartAfterEachOther() {
    Malformed.draws(
        """
        @ServiceGroup interface Plant {
          @Starts(after = "web") Service database();
          @Starts(after = "database") Service web();
        }
        """,
        """
        [heddle.bad-declaration] the services start after each other in a circle: database → web → \
        database
          remove one of these from 'after'""");
  }

  @Test
  void rolesHaveANameWithoutSpacesAroundIt() {
    Malformed.draws(
        "@Confined(\" \") class Shop { @Confined(\"ui \") int apples; }",
        """
        [heddle.bad-declaration] @Confined names no role
          name one, as in @Confined("ui")""",
        """
        [heddle.bad-declaration] the role "ui " begins or ends with a space
          write "ui\"""");
  }

  @Test
  void aFunctionRunsHereOrOnARole() {
    Malformed.draws(
        "class Shop { void sell(@RunsInline @Confined(\"ui\") Runnable order) {} }",
        """
        [heddle.bad-declaration] order of sell runs on the thread that calls, and on one of the role \
        "ui"
          remove one of @RunsInline and @Confined; confine sell itself if it is only called on that role""");
  }
}
