package io.heddle.benchmarks.compile;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One javac run in a JVM of its own, which prints what it cost as {@code cpu-ms wall-ms peak-kB
 * findings}.
 *
 * <p>Arguments: a folder with {@code sources} and {@code lib} in it, the output folder, then
 * options of javac. Findings go to {@code findings.txt} beside the output folder.
 */
public final class CompileOnce {

  private CompileOnce() {}

  /** Runs javac once. */
  public static void main(String[] arguments) throws IOException {
    long start = System.nanoTime();
    Path corpus = Path.of(arguments[0]);
    Path output = Files.createDirectories(Path.of(arguments[1]));
    List<String> options = new ArrayList<>(List.of("-d", output.toString()));
    options.addAll(List.of("-Xmaxwarns", "100000", "-Xmaxerrs", "100000"));
    options.addAll(List.of("-cp", String.join(":", files(corpus.resolve("lib"), ".jar"))));
    options.addAll(Arrays.asList(arguments).subList(2, arguments.length));
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      javac
          .getTask(
              null,
              files,
              diagnostics,
              options,
              null,
              files.getJavaFileObjectsFromStrings(files(corpus.resolve("sources"), ".java")))
          .call();
    }
    List<String> findings =
        diagnostics.getDiagnostics().stream()
            .filter(one -> one.getMessage(Locale.ROOT).startsWith("[heddle"))
            .map(CompileOnce::text)
            .toList();
    Files.write(output.resolveSibling("findings.txt"), findings);
    long cpu =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    System.out.println(
        cpu / 1_000_000
            + " "
            + (System.nanoTime() - start) / 1_000_000
            + " "
            + peakKilobytes()
            + " "
            + findings.size());
  }

  private static String text(Diagnostic<? extends JavaFileObject> finding) {
    String place =
        finding.getSource() == null
            ? ""
            : finding.getSource().getName() + ":" + finding.getLineNumber() + ": ";
    return place + finding.getKind() + ": " + finding.getMessage(Locale.ROOT) + "\n";
  }

  private static List<String> files(Path folder, String ending) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.map(Path::toString).filter(name -> name.endsWith(ending)).sorted().toList();
    }
  }

  /** The kernel's own account; zero where there is none. */
  private static long peakKilobytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    }
  }
}
