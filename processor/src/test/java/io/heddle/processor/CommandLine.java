package io.heddle.processor;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A compiler as a user runs it: files in a folder, Heddle found through the service loader. */
final class CommandLine {

  private final Path folder;
  private final JavaCompiler compiler;
  private final List<String> options = new ArrayList<>();
  private final List<String> sources = new ArrayList<>();

  /** What a run printed, and whether it succeeded. */
  record Outcome(boolean succeeded, String printed) {}

  private CommandLine(Path folder, JavaCompiler compiler) {
    this.folder = folder;
    this.compiler = compiler;
  }

  static CommandLine javac(Path folder) {
    return new CommandLine(folder, ToolProvider.getSystemJavaCompiler());
  }

  static CommandLine with(JavaCompiler compiler, Path folder) {
    return new CommandLine(folder, compiler);
  }

  CommandLine option(String... some) {
    options.addAll(List.of(some));
    return this;
  }

  CommandLine source(String name, String text) throws IOException {
    sources.add(Files.writeString(folder.resolve(name), text).toString());
    return this;
  }

  Path output() {
    return folder.resolve("classes");
  }

  Outcome run() throws IOException {
    Files.createDirectories(output());
    String path = System.getProperty("java.class.path");
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(
        List.of("-d", output().toString(), "-classpath", path, "-processorpath", path));
    StringWriter printed = new StringWriter();
    boolean succeeded;
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      succeeded =
          compiler
              .getTask(
                  printed,
                  files,
                  null,
                  arguments,
                  null,
                  files.getJavaFileObjectsFromStrings(sources))
              .call();
    }
    return new Outcome(succeeded, printed.toString().replace(folder + "/", ""));
  }
}
