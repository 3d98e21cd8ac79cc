package io.heddle.benchmarks.compile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares javac with and without Heddle on the same sources: each contender in turn, each run in a
 * JVM of its own, medians over the rounds, ratios to plain javac.
 *
 * <p>Arguments: the folders of one corpus or of several that are compiled together, between commas,
 * each with {@code sources} and {@code lib} in it; the number of rounds (5 unless given); the
 * contenders, between commas ({@link Contender#USUAL} unless given).
 */
public final class CompileTime {

  private CompileTime() {}

  private record Cost(long cpuMillis, long wallMillis, long peakKilobytes, long findings) {
    static Cost parse(String line) {
      String[] parts = line.strip().split(" ");
      return new Cost(
          Long.parseLong(parts[0]),
          Long.parseLong(parts[1]),
          Long.parseLong(parts[2]),
          Long.parseLong(parts[3]));
    }
  }

  /** Runs the comparison. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<Path> corpora =
        Arrays.stream(arguments[0].split(","))
            .map(folder -> Path.of(folder).toAbsolutePath())
            .toList();
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    List<Contender> contenders =
        Contender.named(arguments.length > 2 ? arguments[2] : Contender.USUAL);
    Map<Contender, List<Cost>> costs = new EnumMap<>(Contender.class);
    for (int round = 0; round <= rounds; round++) {
      for (Contender contender : contenders) {
        Cost cost = run(contender, corpora);
        // The first round only warms the file cache.
        if (round > 0) {
          costs.computeIfAbsent(contender, one -> new ArrayList<>()).add(cost);
        }
      }
    }
    System.out.printf(
        "%s, %d rounds, JDK %s%n",
        String.join("+", corpora.stream().map(CompileTime::name).toList()),
        rounds,
        System.getProperty("java.version"));
    System.out.println(
        "contender      cpu s  (ratio)   wall s  (ratio)  peak MB  (ratio)  findings");
    List<Cost> plain = costs.get(Contender.PLAIN);
    costs.forEach((contender, all) -> print(contender, all, plain));
  }

  /** A corpus is the build folder of a project that bears its name. */
  private static String name(Path corpus) {
    return String.valueOf(corpus.getParent().getFileName());
  }

  private static void print(Contender contender, List<Cost> costs, List<Cost> plain) {
    double cpu = median(costs.stream().map(Cost::cpuMillis).toList()) / 1e3;
    double wall = median(costs.stream().map(Cost::wallMillis).toList()) / 1e3;
    double peak = median(costs.stream().map(Cost::peakKilobytes).toList()) / 1024.0;
    System.out.printf(
        Locale.ROOT,
        "%-12s %7.2f  (%5.3f)  %7.2f  (%5.3f)  %7.0f  (%5.3f)  %8d%n",
        contender.name().toLowerCase(Locale.ROOT),
        cpu,
        cpu / (median(plain.stream().map(Cost::cpuMillis).toList()) / 1e3),
        wall,
        wall / (median(plain.stream().map(Cost::wallMillis).toList()) / 1e3),
        peak,
        peak / (median(plain.stream().map(Cost::peakKilobytes).toList()) / 1024.0),
        costs.get(0).findings());
  }

  private static double median(List<Long> values) {
    List<Long> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
  }

  private static Cost run(Contender contender, List<Path> corpora)
      throws IOException, InterruptedException {
    Path output = Files.createTempDirectory("heddle-compile");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(contender.jvmOptions());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(CompileOnce.class.getName());
    command.add(String.join(",", corpora.stream().map(Path::toString).toList()));
    command.add(output.resolve("classes").toString());
    command.add(String.join(":", contender.firstOnClassPath()));
    command.addAll(contender.options());
    command.addAll(List.of("-processorpath", System.getProperty("java.class.path")));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(contender + " failed: " + printed);
    }
    delete(output);
    return Cost.parse(printed);
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
