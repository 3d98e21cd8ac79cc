package io.heddle.samples.deadlock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plain javac with Heddle on its processor path says about the shop. */
final class DeadlockTest {

  private static final String FINDINGS =
      """
      src/broken/java/io/heddle/samples/deadlock/Shipping.java:20: warning: [heddle.lock-order] threads can wait for each other for ever: Orders.book → Stock.shelves → Shipping → Orders.book are taken in a circle
            orders.shipped(packed.remove());
                          ^
          one thread holds Orders.book and waits for Stock.shelves:
            Orders.java:27: Orders.place takes 'book'
            Orders.java:29: Orders.place calls Stock.reserve
            Stock.java:24: Stock.reserve takes 'shelves'
          one thread holds Stock.shelves and waits for Shipping:
            Stock.java:34: Stock.receive takes 'shelves'
            Stock.java:38: Stock.receive calls Shipping.pack
            Shipping.java:13: Shipping.pack takes 'this'
          one thread holds Shipping and waits for Orders.book:
            Shipping.java:18: Shipping.dispatch takes 'this'
            Shipping.java:20: Shipping.dispatch calls Orders.shipped
            Orders.java:33: Orders.shipped takes 'book'
          Repair: take them in one order on every path, and state it with @LockOrder
      src/broken/java/io/heddle/samples/deadlock/Stock.java:46: error: [heddle.guarded-by] read of 'reservations' needs 'shelves'; held here: nothing
          Queue<Integer> orders = reservations.get(article);
                                  ^
          Repair: hold 'shelves' around it, or declare the method @Holding so that its callers must
      1 error
      1 warning
      """;

  @TempDir private Path classes;

  @Test
  void javacPrintsBothFindingsAndNothingElse() throws IOException {
    assertThat(compile(Path.of("src/broken/java"))).isEqualTo(FINDINGS);
  }

  @Test
  void theRepairedShopCompilesInSilence() throws IOException {
    assertThat(compile(Path.of("src/repaired/java"))).isEmpty();
    assertThat(classes.resolve("io/heddle/samples/deadlock/Heddle_Orders.class")).exists();
  }

  @Test
  void theReadmeShowsWhatJavacPrints() throws IOException {
    assertThat(Files.readString(Path.of("README.md"))).contains(FINDINGS);
  }

  /** Returns all that javac prints. */
  private String compile(Path root) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    String classPath = classPathWithoutTheShop();
    StringWriter printed = new StringWriter();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(root)) {
      List<Path> javaFiles =
          sources.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      List<String> options =
          List.of("-classpath", classPath, "-processorpath", classPath, "-d", classes.toString());
      javac
          .getTask(
              printed, files, null, options, null, files.getJavaFileObjectsFromPaths(javaFiles))
          .call();
    }
    return printed.toString().replace(File.separatorChar, '/').replace("\r\n", "\n");
  }

  private static String classPathWithoutTheShop() {
    Path shop = Path.of("target/classes").toAbsolutePath();
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !Path.of(entry).toAbsolutePath().equals(shop))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
