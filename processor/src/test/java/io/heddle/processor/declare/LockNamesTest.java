package io.heddle.processor.declare;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockNamesTest {

  private static final String SHOP =
      """
      class Base {
        protected final Object inherited = new Object();
        private final Object hidden = new Object();
        Object inheritedMethod() { return inherited; }
      }
      class Globals {
        static final ReentrantLock LOCK = new ReentrantLock();
        static Object lock() { return LOCK; }
      }
      class Bank {
        final ReentrantReadWriteLock vault = new ReentrantReadWriteLock();
        final Bank parent = this;
        RLock door() { return null; }
      }
      class Shop<T extends Bank> extends Base {
        static final Object GLOBAL = new Object();
        final Object lock = new Object();
        final Bank bank = new Bank();
        final T typed = null;
        final java.util.concurrent.locks.Lock juc = new ReentrantLock();
        final ReadWriteLock pair = new ReentrantReadWriteLock();
        final StampedLock stamped = new StampedLock();
        final java.util.concurrent.Semaphore permit = new java.util.concurrent.Semaphore(1);
        final io.heddle.Lock plain = new io.heddle.Lock();
        final RLock reentrant = new RLock();
        final RwLock both = new RwLock();
        final Lockable any = reentrant;
        final Deque<String> queue = new ArrayDeque<>();
        final Object[] cells = {};
        int member;
        static int shared;
        Object lock() { return lock; }
        class Inner {
          int member;
          class Deep { int member; }
        }
        static class Nested { int member; }
        Runnable local() {
          return null;
        }
      }
      """;

  private static String resolve(String expression, String member) {
    return Resolved.in(SHOP, tools -> tools.resolve(expression, member));
  }

  @ParameterizedTest
  @CsvSource({
    "this, this MONITOR",
    "lock, lock MONITOR",
    "this.lock, lock MONITOR",
    "Shop.this, this MONITOR",
    "Shop.this.lock, lock MONITOR",
    "lock(), lock() MONITOR",
    "bank.vault, bank.vault READ_WRITE",
    "bank.parent.door(), bank.parent.door() REENTRANT",
    "typed.vault, typed.vault READ_WRITE",
    "inherited, inherited MONITOR",
    "inheritedMethod(), inheritedMethod() MONITOR",
    "GLOBAL, Shop.GLOBAL MONITOR",
    "Shop.GLOBAL, Shop.GLOBAL MONITOR",
    "Globals.LOCK, Globals.LOCK REENTRANT",
    "Globals.lock(), Globals.class.lock() MONITOR",
    "Shop.class, Shop.class MONITOR",
    "Shop.Inner.class, Shop.Inner.class MONITOR",
    "java.lang.Object.class, Object.class MONITOR",
    "String.class, String.class MONITOR",
    "java.util.concurrent.TimeUnit.SECONDS, TimeUnit.SECONDS MONITOR"
  })
  void namesResolveAsInJava(String expression, String expected) {
    assertThat(resolve(expression, "Shop.member")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "juc, UNKNOWN",
    "pair, UNKNOWN",
    "stamped, NON_REENTRANT",
    "permit, NON_REENTRANT",
    "plain, NON_REENTRANT",
    "reentrant, REENTRANT",
    "both, READ_WRITE",
    "any, UNKNOWN",
    "queue, MONITOR",
    "cells, MONITOR"
  })
  void kindComesFromTheStaticType(String expression, String kind) {
    assertThat(resolve(expression, "Shop.member")).isEqualTo(expression + " " + kind);
  }

  @ParameterizedTest
  @CsvSource({
    "lock, Shop.Inner.member, Shop.this.lock MONITOR",
    "Shop.this, Shop.Inner.member, Shop.this MONITOR",
    "Shop.this.bank.vault, Shop.Inner.Deep.member, Shop.this.bank.vault READ_WRITE",
    "Inner.this, Shop.Inner.Deep.member, Shop.Inner.this MONITOR",
    "inherited, Shop.Inner.member, Shop.this.inherited MONITOR",
    "GLOBAL, Shop.Nested.member, Shop.GLOBAL MONITOR",
    "GLOBAL, Shop.shared, Shop.GLOBAL MONITOR",
    "queue, Shop.queue, queue MONITOR",
    "itself, Shop.queue, queue MONITOR",
    "itself, Shop.GLOBAL, Shop.GLOBAL MONITOR"
  })
  void enclosingInstancesAreReached(String expression, String member, String expected) {
    assertThat(resolve(expression, member)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "hidden | Shop.member | 'hidden' names nothing that Shop can see",
        "lock | Shop.Nested.member | 'lock' belongs to each Shop, but Nested has no enclosing Shop",
        "lock | Shop.shared | 'lock' belongs to each object, but 'shared' is static and shared by all of"
            + " them",
        "Missing.LOCK | Shop.member | 'Missing.LOCK' names nothing that Shop can see",
        "java.lang.Missing | Shop.member | 'java.lang.Missing' names nothing that Shop can see",
        "local().x | Shop.member | Runnable has no field 'x'"
      })
  void whatCannotBeReachedIsSaid(String expression, String member, String problem) {
    // The message's own quotes would end a CSV value.
    assertThat(resolve(expression, member).replace("'", "")).isEqualTo(problem.replace("'", ""));
  }

  @Test
  void pathsNameFieldsByOwnerAndType() {
    FieldRef bank = new FieldRef("Shop", "bank", "Bank", false, true);
    FieldRef parent = new FieldRef("Bank", "parent", "Bank", false, true);
    FieldRef cells = new FieldRef("Shop", "cells", "java.lang.Object[]", false, true);
    LockPath inner = LockPath.of(new Root.Outer("Shop"));
    assertThat(paths("bank.parent", "Shop.member"))
        .isEqualTo(
            LockPath.of(new Root.This())
                .then(new Selector.Field(bank))
                .then(new Selector.Field(parent)));
    assertThat(paths("cells", "Shop.Inner.member"))
        .isEqualTo(inner.then(new Selector.Field(cells)));
    assertThat(paths("lock()", "Shop.member"))
        .isEqualTo(
            LockPath.of(new Root.This())
                .then(
                    new Selector.Getter(new MethodRef("Shop", "lock", "()"), "java.lang.Object")));
  }

  private static LockPath paths(String expression, String member) {
    return Resolved.in(
        SHOP,
        tools ->
            ((Resolution.Found) tools.names().resolve(expression, tools.member(member))).path());
  }

  private static final String THREADED =
      """
      abstract class Base {
        @Guarded("base") void base() {}
      }
      @Threaded
      @LockOrder({"ledger", "stock"})
      abstract class Shop extends Base {
        static final Object LOCK = new Object();
        @Guarded("stock") int stock;
        @Guarded("queue") final Deque<String> queue = null;
        @Guarded("LOCK") void locked() {}
        @Guarded("queue") void take() {}
        @Guarded(value = "prices", mode = Guarded.Mode.READ) void read() {}
        @Guarded("prices") void write() {}
        abstract io.heddle.Lock plain();
        abstract RLock stock();
        @Holding("undeclared") void holding() {}
        class Inner { int member; }
        @Threaded static class Nested { @Guarded("LOCK") void locked() {} }
      }
      class Client {
        final Shop shop = null;
        int member;
      }
      class Sub extends Shop {
        int member;
      }
      """;

  @ParameterizedTest
  @CsvSource({
    "stock, Shop.stock, stock REENTRANT",
    "stock(), Shop.stock, stock REENTRANT",
    "ledger, Shop.stock, ledger REENTRANT",
    "prices, Shop.stock, prices READ_WRITE",
    "plain, Shop.stock, plain NON_REENTRANT",
    "queue, Shop.queue, queue REENTRANT",
    "base, Shop.stock, base REENTRANT",
    "LOCK, Shop.locked, Shop.LOCK MONITOR",
    "LOCK, Shop.Nested.locked, Shop.LOCK MONITOR",
    "stock, Shop.Inner.member, Shop.this.stock REENTRANT",
    "Shop.this.stock, Shop.Inner.member, Shop.this.stock REENTRANT",
    "shop.prices, Client.member, shop.prices READ_WRITE",
    "stock, Sub.member, stock REENTRANT"
  })
  void threadedClassHasTheLocksThatItsAnnotationsIntroduce(
      String expression, String member, String expected) {
    assertThat(Resolved.<String>in(THREADED, tools -> tools.resolve(expression, member)))
        .isEqualTo(expected);
  }

  @Test
  void onlyOrdersMethodsAndAccessorsIntroduceLocks() {
    assertThat(Resolved.<String>in(THREADED, tools -> tools.resolve("undeclared", "Shop.holding")))
        .isEqualTo("'undeclared' names nothing that Shop can see");
  }

  @Test
  void generatedLockBelongsToTheClassThatIntroducesIt() {
    List<LockPath> paths =
        Resolved.in(
            THREADED,
            tools ->
                List.of(
                    ((Resolution.Found) tools.names().resolve("base", tools.member("Base.base")))
                        .path(),
                    ((Resolution.Found) tools.names().resolve("base", tools.member("Sub.member")))
                        .path()));
    FieldRef base = new FieldRef("Base", "base", "io.heddle.RLock", false, true);
    assertThat(paths).containsOnly(LockPath.of(new Root.This()).then(new Selector.Field(base)));
  }

  @Test
  void orderOfAPackageNamesLocksByTheirClass() {
    LockPath path =
        Resolved.in(
            "@Threaded class Bank { @Guarded(\"vault\") void pay() {} }",
            tools ->
                ((Resolution.Found)
                        tools.names().resolve("Bank.vault", tools.elements().getPackageElement("")))
                    .path());
    FieldRef vault = new FieldRef("Bank", "vault", "io.heddle.RLock", false, true);
    assertThat(path).isEqualTo(LockPath.unknown("Bank").then(new Selector.Field(vault)));
  }
}
