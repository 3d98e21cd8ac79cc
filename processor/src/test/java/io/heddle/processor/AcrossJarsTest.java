package io.heddle.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.CommandLine.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AcrossJarsTest {

  private static final String LEDGER =
      """
      package lib;
      public class Ledger {
        public final Object lock = new Object();
        public void log() {
          synchronized (lock) {
            lock.hashCode();
          }
        }
      }
      """;

  private static final String ACCOUNT =
      """
      package lib;
      public class Account {
        public final Object lock = new Object();
        private final Ledger ledger = new Ledger();
        public void audit() {
          synchronized (lock) {
            ledger.log();
          }
        }
        public void deposit() {
          synchronized (lock) {
            lock.hashCode();
          }
        }
      }
      """;

  private static final String BANK =
      """
      package app;
      import lib.*;
      class Bank {
        void close(Ledger ledger, Account account) {
          synchronized (ledger.lock) {
            account.deposit();
          }
        }
      }
      """;

  private static final String CYCLE =
      """
      app/Bank.java:6: warning: [heddle.lock-order] threads can wait for each other for ever: Account.lock → Ledger.lock → Account.lock are taken in opposite orders
            account.deposit();
                           ^
          one thread holds Account.lock and waits for Ledger.lock:
            Account.java:6: Account.audit takes 'lock'
            Account.java:7: Account.audit calls Ledger.log
            Ledger.java:5: Ledger.log takes 'lock'
          one thread holds Ledger.lock and waits for Account.lock:
            Bank.java:5: Bank.close takes 'ledger.lock'
            Bank.java:6: Bank.close calls Account.deposit
            Account.java:11: Account.deposit takes 'lock'
          Repair: take them in one order on every path, and state it with @LockOrder
      1 warning
      """;

  @TempDir private Path folder;
  private Path library;

  @BeforeEach
  void compileTheLibrary() throws IOException {
    library = folder.resolve("library");
    Outcome outcome =
        CommandLine.javac(folder)
            .into(library)
            .source("lib/Ledger.java", LEDGER)
            .source("lib/Account.java", ACCOUNT)
            .run();
    assertThat(outcome).isEqualTo(new Outcome(true, ""));
  }

  private CommandLine bank(Path seen) throws IOException {
    return CommandLine.javac(folder).seeing(seen).source("app/Bank.java", BANK);
  }

  @Test
  void aCycleOverTwoJarsIsReportedInTheLaterCompilationWithBothPaths() throws IOException {
    assertThat(bank(jar(library)).run().printed()).isEqualTo(CYCLE);
  }

  @Test
  void aFolderOfClassesIsAsGoodAsAJar() throws IOException {
    assertThat(bank(library).run().printed()).isEqualTo(CYCLE);
  }

  @Test
  void whatAThreadOfAJarNeedsIsKnown() throws IOException {
    Path threads = folder.resolve("threads");
    CommandLine.javac(folder)
        .into(threads)
        .source(
            "lib/Poller.java",
            """
            package lib;
            public class Poller extends Thread {
              public static final Object LOCK = new Object();
              @Override public void run() {
                synchronized (LOCK) {
                  LOCK.hashCode();
                }
              }
            }
            """)
        .run();

    assertThat(
            CommandLine.javac(folder)
                .seeing(jar(threads))
                .source(
                    "app/Stop.java",
                    """
                    package app;
                    class Stop {
                      void stop(lib.Poller poller) throws InterruptedException {
                        synchronized (lib.Poller.LOCK) {
                          poller.join();
                        }
                      }
                    }
                    """)
                .run()
                .printed())
        .contains("[heddle.blocking-while-locked] Thread.join waits for ever")
        .contains("Poller.java:5: Poller.run takes 'Poller.LOCK'");
  }

  @Test
  void aModuleOnTheModulePathIsAsGoodAsAJar() throws IOException {
    CommandLine.javac(folder)
        .into(library)
        .source("module-info.java", "module lib { exports lib; }")
        .source("lib/Ledger.java", LEDGER)
        .source("lib/Account.java", ACCOUNT)
        .run();
    Path jar = jar(library);

    for (Path seen : List.of(jar, library)) {
      Outcome outcome =
          CommandLine.javac(folder)
              .option("--module-path", seen.toString())
              .source("module-info.java", "module app { requires lib; }")
              .source("app/Bank.java", BANK)
              .run();
      assertThat(outcome.printed()).isEqualTo(CYCLE);
    }
  }

  @Test
  void aModuleThatIsNotOnTheModulePathHasNoFacts() throws IOException {
    Outcome outcome =
        CommandLine.javac(folder)
            .option("--module-path", jar(library).toString())
            .source("module-info.java", "module app { requires java.xml; }")
            .source(
                "app/Page.java",
                """
                package app;
                class Page {
                  synchronized void touch(org.w3c.dom.Node node) {
                    node.normalize();
                  }
                }
                """)
            .run();
    assertThat(outcome).isEqualTo(new Outcome(true, ""));
  }

  @Test
  void aLegInAClassThatIsNeverMentionedIsFoundThroughTheTableOfContents() throws IOException {
    Outcome outcome =
        CommandLine.javac(folder)
            .seeing(jar(library))
            .source(
                "app/Bank.java",
                """
                package app;
                class Bank {
                  void close(lib.Ledger ledger, lib.Account account) {
                    synchronized (ledger.lock) {
                      synchronized (account.lock) {
                        account.hashCode();
                      }
                    }
                  }
                }
                """)
            .run();
    assertThat(outcome.printed()).contains("Account.java:6: Account.audit takes 'lock'");

    Path auditor = folder.resolve("auditor");
    CommandLine.javac(folder)
        .into(auditor)
        .source(
            "lib/Auditor.java",
            """
            package lib;
            class Auditor {
              void audit(Safe safe, Box box) {
                synchronized (safe.lock) {
                  synchronized (box.lock) {
                    box.hashCode();
                  }
                }
              }
            }
            """)
        .source("lib/Safe.java", "package lib; public class Safe { public final Object lock = 1; }")
        .source("lib/Box.java", "package lib; public class Box { public final Object lock = 1; }")
        .run();

    assertThat(
            CommandLine.javac(folder)
                .seeing(jar(auditor))
                .source(
                    "app/Bank.java",
                    """
                    package app;
                    class Bank {
                      void close(lib.Safe safe, lib.Box box) {
                        synchronized (box.lock) {
                          synchronized (safe.lock) {
                            box.hashCode();
                          }
                        }
                      }
                    }
                    """)
                .run()
                .printed())
        .contains("Auditor.java:5: Auditor.audit takes 'box.lock'");
  }

  @Test
  void whatLiesInOtherJarsAltogetherIsNotReportedAgain() throws IOException {
    Path other = folder.resolve("other");
    Outcome first =
        CommandLine.javac(folder)
            .into(other)
            .source("lib/Ledger.java", LEDGER)
            .source("lib/Account.java", ACCOUNT)
            .source("app/Bank.java", BANK)
            .run();
    assertThat(first.printed()).isEqualTo(CYCLE);

    Outcome second =
        CommandLine.javac(folder)
            .into(folder.resolve("tests"))
            .seeing(jar(other))
            .source(
                "app/BankTest.java",
                """
                package app;
                class BankTest {
                  void test(Bank bank) {
                    bank.close(new lib.Ledger(), new lib.Account());
                  }
                }
                """)
            .run();

    assertThat(second).isEqualTo(new Outcome(true, ""));
  }

  @Test
  void aCallThroughAnInterfaceReachesWhatAJarImplements() throws IOException {
    Path stock = folder.resolve("stock");
    CommandLine.javac(folder)
        .into(stock)
        .source("lib/Source.java", "package lib; public interface Source { void refill(); }")
        .source("lib/Sources.java", "package lib; public class Sources { public Source any; }")
        .source(
            "lib/Store.java",
            """
            package lib;
            class Store implements Source {
              @Override public void refill() {
                synchronized (Shelf.LOCK) {
                  hashCode();
                }
              }
            }
            """)
        .source(
            "lib/Shelf.java",
            """
            package lib;
            public class Shelf {
              public static final Object LOCK = new Object();
            }
            """)
        .run();

    Outcome outcome =
        CommandLine.javac(folder)
            .seeing(jar(stock))
            .source(
                "app/Shop.java",
                """
                package app;
                class Shop {
                  synchronized void open(lib.Source source) {
                    source.refill();
                  }
                  void close() {
                    synchronized (lib.Shelf.LOCK) {
                      synchronized (this) {
                        hashCode();
                      }
                    }
                  }
                }
                """)
            .run();

    assertThat(outcome.printed()).contains("Store.java:4: Store.refill takes 'Shelf.LOCK'");
  }

  @Test
  void factsOfAnotherVersionAreIgnoredWithOneNote() throws IOException {
    for (String name : List.of("lib.Account", "lib.Ledger", "-contents")) {
      Path file = library.resolve("META-INF/heddle").resolve(name);
      byte[] bytes = Files.readAllBytes(file);
      bytes[7]++;
      Files.write(file, bytes);
    }

    assertThat(bank(library).run())
        .isEqualTo(
            new Outcome(
                true,
                "Note: [heddle] stored facts of another version of Heddle are left out, in 3 files,"
                    + " the first is library/META-INF/heddle/-contents; what those classes lock is"
                    + " not known here until they are compiled with this version\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lib.Account", "-contents"})
  void damagedFactsAreIgnoredWithOneNoteThatNamesTheFile(String name) throws IOException {
    Path file = library.resolve("META-INF/heddle").resolve(name);
    Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 40));

    Outcome outcome = bank(jar(library)).run();

    assertThat(outcome.succeeded()).isTrue();
    assertThat(outcome.printed())
        .containsOnlyOnce("Note: [heddle] stored facts could not be read and are left out, in ")
        .contains(".jar!/META-INF/heddle/" + name);
  }

  @Test
  void factsOfAClassThatHasChangedSinceAreIgnored() throws IOException {
    Files.createDirectories(folder.resolve("changed"));
    CommandLine.javac(folder)
        .into(library)
        .option("-proc:none")
        .source("lib/Ledger.java", LEDGER)
        .source("lib/Account.java", ACCOUNT.replace("void audit()", "void audit(int year)"))
        .run();

    assertThat(bank(library).run()).isEqualTo(new Outcome(true, ""));
  }

  static Path jar(Path classes) throws IOException {
    Path jar = classes.resolveSibling(classes.getFileName() + ".jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> all = Files.walk(classes)) {
      for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
        out.write(Files.readAllBytes(each));
        out.closeEntry();
      }
    }
    return jar;
  }
}
