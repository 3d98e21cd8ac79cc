package io.heddle.processor.declare;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lock names that name no usable lock are errors that say what to write. */
class BadGuardTest {

  @Test
  void unknownNameSuggestsTheNearestLock() {
    Malformed.draws(
        """
        class Shop {
          final Object stock = new Object();
          @Guarded("stokc") int apples;
        }
        """,
        """
        [heddle.bad-guard] 'stokc' names nothing that Shop can see
          did you mean 'stock'?""");
  }

  @Test
  void unknownNameInAThreadedClassTellsHowToDeclareIt() {
    Malformed.draws(
        """
        @Threaded class Shop {
          @Guarded("till") int cash;
          @Guarded("stock") void sell() {}
        }
        """,
        """
        [heddle.bad-guard] 'till' names nothing that Shop can see
          declare it in @LockOrder, use it on a method, or name a final field""");
  }

  @Test
  void unknownNameInAPlainClassTellsWhatCanBeNamed() {
    Malformed.draws(
        "class Shop { @Holding(\"till\") void sell() {} }",
        """
        [heddle.bad-guard] 'till' names nothing that Shop can see
          name a final field, a method without arguments, or 'this'; types of other packages need \
        their full name""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "lock(1)", "1lock", "a..b", "lock)", "class"})
  void malformedNameTellsTheForms(String name) {
    Malformed.draws(
        "class Shop { @Guarded(\"%s\") int apples; }".formatted(name),
        """
        [heddle.bad-guard] '%s' is not a lock name
          write a field, a method without arguments, 'this', 'Outer.this', 'Type.LOCK', \
        'Type.class' or 'itself'"""
            .formatted(name));
  }

  @ParameterizedTest
  @CsvSource({"'\"\"',the lock name is empty", "{},@Guarded names no lock"})
  void somethingMustBeNamed(String value, String problem) {
    Malformed.draws(
        "class Shop { @Guarded(%s) int apples; }".formatted(value),
        """
        [heddle.bad-guard] %s
          name a lock, such as "lock" or "this\""""
            .formatted(problem));
  }

  @Test
  void guardMustBeFinal() {
    Malformed.draws(
        "class Shop { Object lock = new Object(); @Guarded(\"lock\") int apples; }",
        """
        [heddle.bad-guard] 'lock' is not final, so two threads could hold different locks
          make the field final""");
  }

  @Test
  void itselfMustBeFinalToo() {
    Malformed.draws(
        "class Shop { @Guarded(\"itself\") List<String> names; }",
        """
        [heddle.bad-guard] 'names' is not final, so two threads could hold different locks
          make the field final""");
  }

  @Test
  void itselfIsForFields() {
    Malformed.draws(
        "class Shop { @Holding(\"itself\") void sell() {} }",
        """
        [heddle.bad-guard] 'itself' means the value of an annotated field, but 'sell' is none
          name the lock by the field that holds it""");
  }

  @Test
  void guardMustBeAnObject() {
    Malformed.draws(
        "class Shop { final int lock = 1; @Guarded(\"lock\") int apples; }",
        """
        [heddle.bad-guard] 'lock' is of type int, which is no lock
          name an object: a final lock field, or 'this'""");
  }

  @Test
  void conditionIsNoLock() {
    Malformed.draws(
        """
        class Shop {
          final Condition restocked = new Condition();
          @Guarded("restocked") int apples;
        }
        """,
        """
        [heddle.bad-guard] 'restocked' is of type io.heddle.Condition, which is no lock
          name the lock itself""");
  }

  @Test
  void staticFieldNeedsAStaticLock() {
    Malformed.draws(
        "class Shop { final Object lock = new Object(); @Guarded(\"lock\") static int apples; }",
        """
        [heddle.bad-guard] 'lock' belongs to each object, but 'apples' is static and shared by all of \
        them
          guard it by a static lock, or by Shop.class""");
  }

  @Test
  void typeAloneIsNoLock() {
    Malformed.draws(
        "class Shop { @Guarded(\"Shop\") int apples; }",
        """
        [heddle.bad-guard] 'Shop' is a class, not a lock
          write Shop.class for its monitor, or name a static field of it""");
  }

  @Test
  void instanceFieldOfATypeIsNoLock() {
    Malformed.draws(
        """
        class Shop {
          final Object lock = new Object();
          @Guarded("Shop.lock") int apples;
        }
        """,
        """
        [heddle.bad-guard] 'Shop.lock' belongs to each Shop, not to the class
          name the object that it belongs to, as in other.lock""");
  }

  @Test
  void lastStepMustExist() {
    Malformed.draws(
        """
        class Shop {
          final Bank bank = new Bank();
          @Guarded("bank.vualt") int apples;
          @Guarded("bank.lock()") int pears;
        }
        class Bank { final Object vault = new Object(); }
        """,
        """
        [heddle.bad-guard] Bank has no field 'vualt'
          did you mean 'vault'?""",
        """
        [heddle.bad-guard] Bank has no method 'lock()'
          name a final field, or a method without arguments, that it has""");
  }

  @Test
  void enclosingInstanceMustExist() {
    Malformed.draws(
        """
        class Market {
          final Object gate = new Object();
          static class Shop {
            @Guarded("gate") int apples;
            @Guarded("Market.this") int pears;
          }
        }
        """,
        """
        [heddle.bad-guard] 'gate' belongs to each Market, but Shop has no enclosing Market
          make Shop an inner class, or pass it the lock""",
        """
        [heddle.bad-guard] 'Market.this' is no enclosing instance of Shop
          name a lock that Shop can reach""");
  }

  @Test
  void orderNeedsTwoLocks() {
    Malformed.draws(
        "@Threaded @LockOrder(\"stock\") class Shop {}",
        """
        [heddle.bad-guard] an order of one lock orders nothing
          name at least two locks, the outermost first""");
  }

  @Test
  void orderNamesEachLockOnce() {
    Malformed.draws(
        "@Threaded @LockOrder({\"stock\", \"ledger\", \"stock\"}) class Shop {}",
        """
        [heddle.bad-guard] 'stock' stands twice in the order
          keep one of them""");
  }

  @Test
  void orderOfAPlainClassNamesExistingLocks() {
    Malformed.draws(
        """
        @LockOrder({"ledger", "stock"}) class Shop {
          final Object ledger = new Object();
          final Object stocks = new Object();
        }
        """,
        """
        [heddle.bad-guard] 'stock' names nothing that Shop can see
          did you mean 'stocks'?""");
  }

  @Test
  void privateLockCannotBeTaken() {
    Malformed.draws(
        """
        @Threaded class Shop {
          private final ReentrantLock lock = new ReentrantLock();
          @Guarded("lock") void sell() {}
        }
        """,
        """
        [heddle.bad-guard] 'lock' cannot be taken by the woven class: lock is private
          make it package-private, or remove it and let Heddle generate the lock""");
  }

  @Test
  void generatedLockOfAnotherObjectNeedsAnAccessor() {
    Malformed.draws(
        """
        @Threaded class Shop {
          final Bank bank = null;
          @Guarded("bank.vault") void sell() {}
          @Threaded static class Bank { @Guarded("vault") void pay() {} }
        }
        """,
        """
        [heddle.bad-guard] 'bank.vault' cannot be taken here: the lock is generated inside another \
        object
          declare an accessor in Bank: abstract RLock vault();""");
  }

  @Test
  void methodNamesEachLockOnce() {
    Malformed.draws(
        "@Threaded class Shop { @Guarded({\"stock\", \"stock\"}) void sell() {} }",
        """
        [heddle.bad-guard] 'stock' is named twice
          keep one of them""");
  }

  @Test
  void readModeNeedsAReadSide() {
    Malformed.draws(
        """
        @Threaded class Shop {
          final ReentrantLock lock = new ReentrantLock();
          @Guarded(value = "lock", mode = Guarded.Mode.READ) void sell() {}
        }
        """,
        """
        [heddle.bad-guard] 'lock' has no read side to take in mode READ
          use a read/write lock, or mode WRITE""");
  }

  @Test
  void monitorsHaveNoTimeout() {
    Malformed.draws(
        "@Threaded class Shop { @Guarded(value = \"this\", timeout = \"1s\") void sell() {} }",
        """
        [heddle.bad-guard] 'this' is a monitor, for which nobody can wait a limited time
          remove 'timeout', or name a lock instead of a monitor""");
  }

  @Test
  void foreignLocksAreWaitedForInterruptibly() {
    Malformed.draws(
        """
        @Threaded class Shop {
          final ReentrantLock lock = new ReentrantLock();
          @Guarded(value = "lock", timeout = "1s") void sell() throws InterruptedException {}
        }
        """,
        """
        [heddle.bad-guard] a limited wait for 'lock' can only end with InterruptedException or \
        TimeoutException
          declare both, or use a lock of io.heddle""");
  }

  @Test
  void conditionHasOneLock() {
    Malformed.draws(
        """
        @Threaded abstract class Shop {
          @Guarded({"ledger", "stock"}) abstract Condition restocked();
        }
        """,
        """
        [heddle.bad-guard] the condition restocked cannot have 2 locks
          name one lock""");
  }

  @Test
  void conditionNeedsALockThatCanBeGivenUpWhole() {
    Malformed.draws(
        """
        @Threaded abstract class Shop {
          final ReentrantLock lock = new ReentrantLock();
          @Guarded("lock") abstract Condition restocked();
        }
        """,
        """
        [heddle.bad-guard] 'lock' cannot give itself up whole, as the condition restocked needs
          name an io.heddle.Lockable, or a lock that Heddle generates""");
  }

  @Test
  void nameUsedOnceAndNearlyAnothersIsAWarning() {
    Malformed.draws(
        """
        @Threaded class Shop {
          @Guarded("stock") int apples;
          @Guarded("stock") void sell() {}
          @Guarded("stcok") void buy() {}
        }
        """,
        """
        [heddle.bad-guard] 'stcok' is used only here, and would be a lock of its own beside 'stock'
          did you mean 'stock'? If not, use 'stcok' twice or give it a clearly different name""");
  }

  @Test
  void nameOfTheOrderThatNobodyUsesAndNearlyAnothersIsAWarning() {
    Malformed.draws(
        """
        @Threaded @LockOrder({"legder", "stock"}) class Shop {
          @Guarded("ledger") int cash;
          @Guarded("ledger") void pay() {}
          @Guarded("stock") void sell() {}
        }
        """,
        """
        [heddle.bad-guard] 'legder' is used only here, and would be a lock of its own beside 'ledger'
          did you mean 'ledger'?""");
  }

  @Test
  void namesOfASeriesAreNotConfused() {
    Malformed.drawsNothing(
        """
        @Threaded class Shop {
          @Guarded("lockA") int a;
          @Guarded("lockA") void a() {}
          @Guarded("lockB") void b() {}
        }
        """);
  }

  @Test
  void guardsOfOtherPackagesAreWarnedOf() {
    Malformed.draws(
        """
        class Shop {
          @interface GuardedBy { String[] value(); }
          final Object stock = new Object();
          @GuardedBy({"stokc", "stock"}) int apples;
          @GuardedBy("imported.Type.LOCK") int pears;
          @GuardedBy("Imported.LOCK") int plums;
        }
        """,
        """
        [heddle.bad-guard] 'stokc' names nothing that Shop can see
          did you mean 'stock'?""",
        """
        [heddle.bad-guard] 'imported.Type.LOCK' names nothing that Shop can see
          name a final field, a method without arguments, or 'this'; types of other packages need \
        their full name""");
  }

  @Test
  void nothingIsSaidOfNamesThatMissingTypesMayExplain() {
    Malformed.draws(
        """
        class Shop {
          final Missing other = null;
          @Guarded("other.lock") int apples;
          @Guarded("inherited") int pears;
          static class Kiosk extends Absent { @Guarded("inherited") int plums; }
        }
        """,
        "cannot find symbol\n  symbol:   class Missing\n  location: class Shop",
        "cannot find symbol\n  symbol:   class Absent\n  location: class Shop");
  }

  @Test
  void locksOfViewsHaveSimpleNames() {
    Malformed.draws(
        "@GuardedView(\"a.b\") interface Till { void open(); }",
        """
        [heddle.bad-guard] 'a.b' is not a name for a lock that Heddle generates
          write a simple name, such as "lock\"""");
  }

  @Test
  void theLocksOfAFunctionAreThoseOfTheMethod() {
    Malformed.draws(
        "class Shop { final Object lock = new Object(); void sell(@NotHolding(\"lokc\") Runnable r) {} }",
        """
        [heddle.bad-guard] 'lokc' names nothing that Shop can see
          did you mean 'lock'?""");
  }
}
