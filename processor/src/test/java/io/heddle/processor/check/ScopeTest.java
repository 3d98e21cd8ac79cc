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

              void storedIsAKnownMiss() {
                kept = Scope.open("page");
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
  void aJoinUnderALockThatATaskTakesIsAKnownMiss() {
    CheckedSource.of(
            "Stock",
            """
            import io.heddle.scope.*;
            class Stock {
              private final RLock lock = new RLock();

              void hangs() throws InterruptedException {
                lock.acquire();
                try (Scope scope = Scope.open("stock")) {
                  scope.fork("count", () -> lock.run(() -> {}));
                  scope.join();
                } finally {
                  lock.release();
                }
              }
            }
            """)
        .isAsMarked();
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
