package io.heddle.samples.harness;

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

/** A plain javac with Heddle on its processor path. */
public final class Javac {

  private static final Path OWN_CLASSES = Path.of("target/classes").toAbsolutePath();

  private Javac() {}

  /**
   * Compiles the sources below a folder by themselves, without the classes of the module.
   *
   * @param root the folder
   * @param output where to put the classes
   * @return all that javac prints
   * @throws IOException if the sources cannot be listed
   */
  public static String compileAlone(Path root, Path output) throws IOException {
    String classPath =
        classPath()
            .filter(entry -> !Path.of(entry).toAbsolutePath().equals(OWN_CLASSES))
            .collect(Collectors.joining(File.pathSeparator));
    return compile(root, output, classPath);
  }

  /**
   * Compiles the sources below a folder in place of the classes of the module that they stand for.
   *
   * @param root the folder
   * @param output where to put the classes
   * @return all that javac prints
   * @throws IOException if the sources cannot be listed
   */
  public static String compileInPlace(Path root, Path output) throws IOException {
    String classPath =
        Stream.concat(Stream.of(OWN_CLASSES.toString()), classPath())
            .distinct()
            .collect(Collectors.joining(File.pathSeparator));
    return compile(root, output, classPath);
  }

  private static String compile(Path root, Path output, String classPath) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter printed = new StringWriter();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(root)) {
      List<Path> javaFiles =
          sources.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      List<String> options =
          List.of("-classpath", classPath, "-processorpath", classPath, "-d", output.toString());
      javac
          .getTask(
              printed, files, null, options, null, files.getJavaFileObjectsFromPaths(javaFiles))
          .call();
    }
    return printed.toString().replace(File.separatorChar, '/').replace("\r\n", "\n");
  }

  /** Where the tests' own JVM has its classes from, whether they are in named modules or not. */
  static Stream<String> classPath() {
    return Stream.of("java.class.path", "jdk.module.path")
        .map(property -> System.getProperty(property, ""))
        .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
        .filter(entry -> !entry.isEmpty());
  }
}
