package io.heddle.processor.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulesTest {

  private static final String SHOP =
      """
      package shop;

      import io.heddle.Event;
      import io.heddle.annotation.*;

      @Threaded
      public abstract class Shop {
        protected Shop() {}

        @Guarded("stock")
        public int sell() {
          return 1;
        }

        abstract Event ready();

        @Daemon(every = "1h")
        protected void tick() {}
      }
      """;

  private static final String MARKET =
      """
      package shop;

      import io.heddle.annotation.*;

      public final class Market {
        private Market() {}

        @GuardedView
        public interface Stall {
          int sell();
        }

        @GuardedState
        public interface Till {
          long cents();

          void cents(long value);
        }

        @ServiceGroup
        public interface Shops {
          Shop first();

          @Starts(after = "first")
          Shop second();
        }

        public static long day() {
          Heddle_Market_Till till = Heddle_Market_Till.create(1);
          Stall stall = Heddle_Market_Stall.create(() -> 2);
          try (var shops = Heddle_Market_Shops.create(Heddle_Shop::create, Heddle_Shop::create)) {
            shops.start();
            try (var writing = till.write()) {
              writing.cents(writing.cents() + stall.sell() + shops.second().sell());
              return writing.cents();
            }
          }
        }
      }
      """;

  @TempDir Path directory;

  @Test
  void wovenClassNeedsNoMoreThanAnnotationsAndRuntime() throws Exception {
    assertThat(
            compile(
                """
                module shop {
                  requires transitive io.heddle.annotation;
                  requires io.heddle;

                  exports shop;
                }
                """))
        .isEmpty();
    assertThat(generated()).contains("import io.heddle.annotation.Generated;");
    Module module = load();
    Object shop =
        module.getClassLoader().loadClass("shop.Heddle_Shop").getMethod("create").invoke(null);
    assertThat(shop.getClass().getMethod("sell").invoke(shop)).isEqualTo(1);
    Class<?> market = module.getClassLoader().loadClass("shop.Market");
    assertThat(market.getMethod("day").invoke(null)).isEqualTo(4L);
  }

  @Test
  void annotationsMayBeRequiredStatically() throws Exception {
    assertThat(
            compile(
                """
                module shop {
                  requires static io.heddle.annotation;
                  requires io.heddle;
                }
                """))
        .isEmpty();
  }

  @Test
  void platformAnnotationIsUsedWhereTheModuleReadsIt() throws Exception {
    assertThat(
            compile(
                """
                module shop {
                  requires io.heddle.annotation;
                  requires io.heddle;
                  requires java.compiler;
                }
                """))
        .isEmpty();
    assertThat(generated()).contains("import javax.annotation.processing.Generated;");
  }

  private List<String> compile(String moduleInfo) throws IOException {
    Path sources = Files.createDirectories(directory.resolve("src/shop"));
    Files.writeString(directory.resolve("src/module-info.java"), moduleInfo);
    Files.writeString(sources.resolve("Shop.java"), SHOP);
    Files.writeString(sources.resolve("Market.java"), MARKET);
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = javac.getStandardFileManager(diagnostics, null, null)) {
      JavaCompiler.CompilationTask task =
          javac.getTask(
              null,
              files,
              diagnostics,
              List.of(
                  "-Xlint:all,-processing",
                  "-Werror",
                  "--module-path",
                  home(io.heddle.Event.class)
                      + java.io.File.pathSeparator
                      + home(io.heddle.annotation.Threaded.class),
                  "-s",
                  Files.createDirectories(directory.resolve("generated")).toString(),
                  "-d",
                  directory.resolve("classes").toString()),
              null,
              files.getJavaFileObjects(
                  directory.resolve("src/module-info.java"),
                  sources.resolve("Shop.java"),
                  sources.resolve("Market.java")));
      task.setProcessors(List.of(new DeclareAndWeave()));
      task.call();
    }
    return diagnostics.getDiagnostics().stream()
        .map(diagnostic -> diagnostic.getMessage(null))
        .toList();
  }

  private String generated() throws IOException {
    return Files.readString(directory.resolve("generated/shop/Heddle_Shop.java"));
  }

  private Module load() {
    ModuleFinder finder =
        ModuleFinder.of(
            Stream.of(
                    directory.resolve("classes"),
                    home(io.heddle.Event.class),
                    home(io.heddle.annotation.Threaded.class))
                .toArray(Path[]::new));
    ModuleLayer boot = ModuleLayer.boot();
    return boot.defineModulesWithOneLoader(
            boot.configuration().resolve(finder, ModuleFinder.of(), Set.of("shop")), null)
        .findModule("shop")
        .orElseThrow();
  }

  /** Returns the directory or jar that a class was loaded from. */
  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
