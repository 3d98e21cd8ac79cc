package io.heddle.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.annotation.Threaded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingRuntimeTest {

  private static final String MESSAGE =
      "[heddle.runtime] the woven class needs the package io.heddle, which cannot be seen from here\n"
          + "    add heddle-runtime to the dependencies; in a named module, require io.heddle as well";

  @TempDir Path directory;

  @Test
  void aClassPathWithoutTheRuntimeIsSaidAtTheClass() throws Exception {
    assertThat(compile(List.of("-cp", home(Threaded.class)), "")).containsExactly(MESSAGE);
  }

  @Test
  void aModuleThatDoesNotReadTheRuntimeIsSaidAtTheClass() throws Exception {
    assertThat(
            compile(
                List.of(
                    "--module-path",
                    home(Threaded.class)
                        + java.io.File.pathSeparator
                        + home(io.heddle.Event.class)),
                "module shop { requires io.heddle.annotation; }"))
        .containsExactly(MESSAGE);
  }

  private List<String> compile(List<String> path, String moduleInfo) throws Exception {
    Files.createDirectories(directory.resolve("shop"));
    Files.writeString(
        directory.resolve("shop/Shop.java"),
        """
        package shop;

        import io.heddle.annotation.*;

        @Threaded
        class Shop {
          @Guarded("stock")
          void sell() {}
        }
        """);
    if (!moduleInfo.isEmpty()) {
      Files.writeString(directory.resolve("module-info.java"), moduleInfo);
    }
    List<String> options = new ArrayList<>(path);
    options.addAll(List.of("-d", directory.toString()));
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = javac.getStandardFileManager(diagnostics, null, null)) {
      List<Path> sources =
          Stream.of("shop/Shop.java", "module-info.java")
              .map(directory::resolve)
              .filter(Files::exists)
              .toList();
      JavaCompiler.CompilationTask task =
          javac.getTask(
              null, files, diagnostics, options, null, files.getJavaFileObjectsFromPaths(sources));
      task.setProcessors(List.of(new HeddleProcessor()));
      assertThat(task.call()).isFalse();
    }
    return diagnostics.getDiagnostics().stream()
        .map(diagnostic -> diagnostic.getMessage(null))
        .toList();
  }

  private static String home(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }
}
