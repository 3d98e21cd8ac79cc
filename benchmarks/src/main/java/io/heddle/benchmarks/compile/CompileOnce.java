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
 * <p>Arguments: folders with {@code sources} and {@code lib} in them, between commas; the output
 * folder; what stands before the libraries on the class path; then options of javac. What the
 * processor finds, which starts with a key in brackets, goes to {@code findings.txt} beside the
 * output folder.
 */
public final class CompileOnce {

  private CompileOnce() {}

  /** Runs javac once. */
  public static void main(String[] arguments) throws IOException {
    long start = System.nanoTime();
    String[] corpora = arguments[0].split(",");
    Path output = Files.createDirectories(Path.of(arguments[1]));
    List<String> options = new ArrayList<>(List.of("-d", output.toString()));
    options.addAll(List.of("-Xmaxwarns", "100000", "-Xmaxerrs", "100000"));
    List<String> libraries = files(corpora, "lib", ".jar");
    options.addAll(List.of("-cp", arguments[2] + ":" + String.join(":", libraries)));
    options.addAll(Arrays.asList(arguments).subList(3, arguments.length));
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
              files.getJavaFileObjectsFromStrings(files(corpora, "sources", ".java")))
          .call();
    }
    if (files(new String[] {output.toString()}, "", ".class").isEmpty()) {
      throw new IOException("javac made nothing: " + diagnostics.getDiagnostics());
    }
    List<String> findings =
        diagnostics.getDiagnostics().stream()
            .filter(one -> one.getMessage(Locale.ROOT).startsWith("["))
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

  private static List<String> files(String[] corpora, String folder, String ending)
      throws IOException {
    List<String> found = new ArrayList<>();
    for (String corpus : corpora) {
      try (var all = Files.walk(Path.of(corpus, folder))) {
        all.map(Path::toString).filter(name -> name.endsWith(ending)).sorted().forEach(found::add);
      }
    }
    return found;
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
