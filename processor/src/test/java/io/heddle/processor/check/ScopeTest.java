package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ScopeTest {

  @Test
  void aResultIsReadAfterJoin() {
    CheckedSource.of(
            "Page",
            """
            import io.heddle.scope.*;
            class Page {
              String early() throws InterruptedException {
                try (Scope page = Scope.open("page")) {
                  Task<String> user = page.fork("user", () -> "Ada");
                  String name = user.get(); // finds scope
                  page.join();
                  return name;
                }
              }

              String right() throws InterruptedException {
                try (Scope page = Scope.open("page")) {
                  Task<String> user = page.fork("user", () -> "Ada");
                  page.join();
                  return user.get();
                }
              }

              String joinedElsewhere() throws InterruptedException {
                try (Scope page = Scope.open("page")) {
                  Task<String> user = page.fork("user", () -> "Ada");
                  finish(page);
                  return user.get();
                }
              }

              String perhaps(boolean wait) throws InterruptedException {
                try (Scope page = Scope.open("page")) {
                  Task<String> user = page.fork("user", () -> "Ada");
                  if (wait) {
                    page.join();
                  }
                  return user.failure().isPresent() ? "" : user.get();
                }
              }

              String ofAnother(Task<String> known) throws InterruptedException {
                try (Scope page = Scope.open("page")) {
                  page.fork("user", () -> "Ada");
                  String name = known.get();
                  page.join();
                  return name;
                }
              }

              private void finish(Scope scope) throws InterruptedException {
                scope.join();
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void nothingIsForkedAfterJoin() {
    CheckedSource.of(
            "Page",
            """
            import io.heddle.scope.*;
            class Page {
              void late() throws InterruptedException {
                try (Scope page = Scope.open("page")) {
                  page.fork("user", () -> "Ada");
                  page.join();
                  page.fork("cart", () -> 3); // finds scope
                }
              }

              void again(int rounds) throws InterruptedException {
                for (int i = 0; i < rounds; i++) {
                  try (Scope page = Scope.open("page")) {
                    page.fork("user", () -> "Ada");
                    page.join();
                  }
                }
              }

              void perhaps(boolean wait) throws InterruptedException {
                try (Scope page = Scope.open("page")) {
                  page.fork("user", () -> "Ada");
                  if (wait) {
                    page.join();
                    return;
                  }
                  page.fork("cart", () -> 3);
                  page.join();
                }
              }

              void another() throws InterruptedException {
                try (Scope outer = Scope.open("outer")) {
                  try (Scope inner = Scope.open("inner")) {
                    inner.fork("user", () -> "Ada");
                    inner.join();
                    outer.fork("cart", () -> 3);
                  }
                  outer.join();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aScopeIsClosedByTheBodyThatOpensIt() {
    CheckedSource.of(
            "Page",
            """
            import io.heddle.scope.*;
            class Page {
              private Scope kept;

              void open() throws InterruptedException {
                Scope page = Scope.open("page"); // finds scope
                page.fork("user", () -> "Ada");
                page.join();
              }

              void stored() {
                kept = Scope.open("page").limit(3); // finds scope
              }

              void storedLater() {
                Scope page = Scope.open("page");
                kept = page; // finds scope
              }

              void known(Scope page) {
                kept = page;
              }

              void reached() throws InterruptedException {
                try (Scope page = Scope.open("page")) {
                  kept = page;
                  page.join();
                }
              }

              Scope forgotten() {
                Scope page = Scope.open("page");
                page.fork("user", () -> "Ada");
                return page; // finds scope
              }

              void closed() throws InterruptedException {
                Scope page = Scope.open("page");
                try {
                  page.fork("user", () -> "Ada");
                  page.join();
                } finally {
                  page.close();
                }
              }

              void resource() throws InterruptedException {
                try (Scope page = Scope.open("page").limit(3)) {
                  page.fork("user", () -> "Ada");
                  page.join();
                }
              }

              Scope make() {
                return Scope.open("page").limit(3);
              }

              void made() throws InterruptedException {
                try (Scope page = make()) {
                  page.fork("user", () -> "Ada");
                  page.join();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void noTaskNeedsALockThatIsHeldDuringJoin() {
    CheckedSource.of(
            "Stock",
            """
            import io.heddle.scope.*;
            class Stock {
              private final RLock lock = new RLock();
              private int count;

              void hangs() throws InterruptedException {
                lock.acquire();
                try (Scope scope = Scope.open("stock")) {
                  scope.fork("count", () -> lock.run(() -> {})); // finds scope
                  scope.join();
                } finally {
                  lock.release();
                }
              }

              synchronized void hangsInACall() throws InterruptedException {
                try (Scope scope = Scope.open("stock")) {
                  scope.fork("other", () -> {});
                  scope.fork("count", this::count); // finds scope
                  scope.join();
                }
              }

              synchronized void hangsForItsCallee() throws InterruptedException {
                countAll();
              }

              void countAll() throws InterruptedException {
                try (Scope scope = Scope.open("stock")) {
                  scope.fork("count", () -> { count(); }); // finds scope
                  scope.join();
                }
              }

              synchronized void count() {
                count++;
              }

              void givenBack() throws InterruptedException {
                try (Scope scope = Scope.open("stock")) {
                  synchronized (this) {
                    scope.fork("count", this::count);
                  }
                  scope.join();
                }
              }

              synchronized void notAwaited() throws InterruptedException {
                try (Scope scope = Scope.open("stock")) {
                  scope.daemon("count", this::count);
                  scope.join();
                }
              }

              void either(boolean wait) throws InterruptedException {
                try (Scope scope = Scope.open("stock")) {
                  if (wait) {
                    synchronized (this) {
                      scope.join();
                    }
                  } else {
                    scope.fork("count", this::count);
                  }
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aTaskCountsWhoeverForksIt() {
    CheckedSource.of(
            "Stock",
            """
            import io.heddle.scope.*;
            class Stock {
              private int count;

              synchronized void hangs() throws InterruptedException {
                try (Scope scope = Scope.open("stock")) {
                  forkAll(3, scope);
                  scope.join();
                }
              }

              private void forkAll(int times, Scope scope) {
                for (int i = 0; i < times; i++) {
                  forkOne(scope, "count" + i);
                }
              }

              private static void forkOther(Scope scope) {
                scope.fork("other", () -> {});
              }

              private void forkOne(Scope page, String name) {
                page.fork(name, this::count); // finds scope
              }

              synchronized void count() {
                count++;
              }

              synchronized void goesOn() throws InterruptedException {
                try (Scope scope = Scope.open("stock")) {
                  forkOther(scope);
                  scope.join();
                }
              }

              void takesNothing() throws InterruptedException {
                try (Scope scope = Scope.open("stock")) {
                  forkAll(2, scope);
                  scope.join();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void aResourceIsOpenAsLongAsATaskUsesIt() {
    CheckedSource.of(
            "Page",
            """
            import io.heddle.scope.*;
            import java.io.*;
            class Page {
              interface Source {
                InputStream open() throws IOException;
              }

              private final Source source;
              private final Event read = new Event();

              Page(Source source) {
                this.source = source;
              }

              void early() throws Exception {
                try (Scope page = Scope.open("page")) {
                  try (InputStream in = source.open()) {
                    page.fork("read", () -> in.read()); // finds scope
                  }
                  page.join();
                }
              }

              void inAnyRound() throws Exception {
                try (Scope page = Scope.open("page")) {
                  for (int i = 0; i < 3; i++) {
                    try (InputStream in = source.open()) {
                      page.fork("close", in::close); // finds scope
                    }
                  }
                  page.join();
                }
              }

              void inTheOrderOfOneTry() throws Exception {
                try (Scope page = Scope.open("page");
                    InputStream in = source.open()) {
                  page.fork("read", () -> in.read()); // finds scope
                }
              }

              void forTheCaller(Scope page) throws Exception {
                try (InputStream in = source.open()) {
                  page.fork("read", () -> in.read()); // finds scope
                }
              }

              void around() throws Exception {
                try (InputStream in = source.open();
                    Scope page = Scope.open("page")) {
                  page.fork("read", () -> in.read());
                }
              }

              void joined() throws Exception {
                try (Scope page = Scope.open("page");
                    InputStream in = source.open()) {
                  page.fork("read", () -> in.read());
                  source.open().close();
                  page.join();
                }
              }

              void waitedFor() throws Exception {
                try (Scope page = Scope.open("page")) {
                  try (InputStream in = source.open()) {
                    page.fork("read", () -> { in.read(); read.set(); return 1; });
                    read.await();
                  }
                  page.join();
                }
              }

              void ofTheTaskItself() throws Exception {
                try (Scope page = Scope.open("page")) {
                  page.fork("read", () -> {
                    try (InputStream in = source.open()) {
                      return in.read();
                    }
                  });
                  page.join();
                }
              }

              void anotherScope() throws Exception {
                try (Scope page = Scope.open("page")) {
                  try (Scope part = Scope.open("part")) {
                    page.fork("read", () -> part.fork("more", () -> 1));
                    part.join();
                  }
                  page.join();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theMessageSaysWhatIsClosedTooEarly() {
    assertThat(
            CheckedSource.of(
                    "Page",
                    """
                    import io.heddle.scope.*;
                    import java.io.*;
                    class Page {
                      void early(File file) throws Exception {
                        try (Scope page = Scope.open("page")) {
                          try (InputStream in = new FileInputStream(file)) {
                            page.fork("read", () -> in.read());
                          }
                          page.join();
                        }
                      }
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.scope] what a task uses stays open until its scope is joined; found: 'in' is\
             closed before
                Page.java:7: Page.early opens it for a block that joins nothing
                Repair: open 'in' before the scope, or join the scope in its block""");
  }

  @Test
  void theMessageSaysWhoHoldsTheLockAndWhoNeedsIt() {
    assertThat(
            CheckedSource.of(
                    "Stock",
                    """
                    import io.heddle.scope.*;
                    class Stock {
                      synchronized void hangs() throws InterruptedException {
                        try (Scope scope = Scope.open("stock")) {
                          scope.fork("count", this::count);
                          scope.join();
                        }
                      }

                      synchronized void count() {}
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.scope] join() waits for this task, which needs 'this'; found: it is held\
             meanwhile
                Stock.java:4: Stock.hangs takes 'this'
                Stock.java:7: Stock.hangs calls Scope.join
                the task needs it:
                  Stock.java:6: a lambda calls Stock.count
                  Stock.java:11: Stock.count takes 'this'
                Repair: give 'this' back before join()""");
  }

  @Test
  void aFunctionThatMayHaveJoinedIsBelieved() {
    CheckedSource.of(
            "Page",
            """
            import io.heddle.scope.*;
            class Page {
              void run(Callable<Void> body) throws Exception {
                body.call();
              }

              String helped() throws Exception {
                try (Scope page = Scope.open("page")) {
                  Task<String> user = page.fork("user", () -> "Ada");
                  run(() -> {
                    page.join();
                    return null;
                  });
                  return user.get();
                }
              }

              String interrupted() throws InterruptedException {
                try (Scope page = Scope.open("page")) {
                  Task<String> user = page.fork("user", () -> "Ada");
                  try {
                    page.join();
                  } catch (ScopeFailed e) {
                    return user.failure().isPresent() ? "failed" : "cancelled";
                  }
                  return user.get();
                }
              }
            }
            """)
        .isAsMarked();
  }

  @Test
  void theMessageSaysWhereTheTaskWasForked() {
    assertThat(
            CheckedSource.of(
                    "Page",
                    """
                    import io.heddle.scope.*;
                    class Page {
                      String early() throws InterruptedException {
                        try (Scope page = Scope.open("page")) {
                          Task<String> user = page.fork("user", () -> "Ada");
                          return user.get();
                        }
                      }
                    }
                    """)
                .messages())
        .containsExactly(
            """
            [heddle.scope] what a task has done can be read once its scope is joined; found: no path\
             that leads here joins it
                Page.java:6: Page.early forks it
                Repair: call join() on the scope before""");
  }
}
