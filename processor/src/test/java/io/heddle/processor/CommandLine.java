package io.heddle.processor;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A compiler as a user runs it: files in a folder, Heddle found through the service loader. */
final class CommandLine {

  private final Path folder;
  private final JavaCompiler compiler;
  private final List<String> options = new ArrayList<>();
  private final List<String> sources = new ArrayList<>();
  private final List<Path> onClassPath = new ArrayList<>();
  private final List<String> processed = new ArrayList<>();
  private Path output;
  private boolean namesOutput = true;

  /** What a run printed, and whether it succeeded. */
  record Outcome(boolean succeeded, String printed) {}

  private CommandLine(Path folder, JavaCompiler compiler) {
    this.folder = folder;
    this.compiler = compiler;
    this.output = folder.resolve("classes");
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
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    sources.add(Files.writeString(file, text).toString());
    return this;
  }

  /** Adds a source that is there already. */
  CommandLine source(Path file) {
    sources.add(file.toString());
    return this;
  }

  /** Adds folders and jars to the class path. */
  CommandLine seeing(Path... some) {
    onClassPath.addAll(List.of(some));
    return this;
  }

  CommandLine into(Path classes) {
    output = classes;
    return this;
  }

  /** Names no folder for class files, so that each goes beside its source. */
  CommandLine besideSources() {
    namesOutput = false;
    return this;
  }

  /** Has a class that is compiled already processed too. */
  CommandLine processing(String className) {
    processed.add(className);
    // Without this javac takes no class names.
    options.addAll(List.of("-processor", HeddleProcessor.class.getName()));
    return this;
  }

  Path output() {
    return output;
  }

  Outcome run() throws IOException {
    Files.createDirectories(output());
    String path = System.getProperty("java.class.path");
    List<String> arguments = new ArrayList<>(options);
    String seen =
        Stream.concat(onClassPath.stream().map(Path::toString), Stream.of(path))
            .collect(Collectors.joining(File.pathSeparator));
    arguments.addAll(List.of("-classpath", seen, "-processorpath", path));
    if (namesOutput) {
      arguments.addAll(List.of("-d", output().toString()));
    }
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
                  processed,
                  files.getJavaFileObjectsFromStrings(sources))
              .call();
    }
    return new Outcome(succeeded, printed.toString().replace(folder + "/", ""));
  }
}
