package io.heddle.benchmarks.paired;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Measures rows on one JVM or several, each row in several JVMs of its own, and prints the table.
 *
 * <p>Options, as {@code name=value}: {@code java}, launchers separated by commas (the one that runs
 * this); {@code rows}, a pattern that the names of {@link Row} have to contain (all); {@code forks}
 * (5); {@code results}, the file that keeps what was measured; {@code write}, the document that
 * gets the table.
 */
public final class Compare {

  private Compare() {}

  /** Runs the comparison. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> options = parse(arguments);
    Pattern wanted = Pattern.compile(options.getOrDefault("rows", ""));
    int forks = Integer.parseInt(options.getOrDefault("forks", "5"));
    Results results = Results.load(Path.of(options.getOrDefault("results", "target/paired.tsv")));
    List<Row> rows =
        Arrays.stream(Row.values()).filter(row -> wanted.matcher(row.name()).find()).toList();
    List<Jvm> jvms = jvms(options.getOrDefault("java", ""));
    for (Row row : rows) {
      jvms.forEach(jvm -> results.begin(row, jvm));
    }
    for (int fork = 1; fork <= forks; fork++) {
      for (Row row : rows) {
        for (Jvm jvm : jvms) {
          Reading reading = jvm.measure(row);
          results.add(row, jvm, reading);
          System.out.printf("%d/%d %s %s: %s%n", fork, forks, jvm.version(), row, reading.line());
        }
      }
    }
    System.out.println(Table.of(results));
    String document = options.get("write");
    if (document != null) {
      Table.write(results, Path.of(document));
    }
  }

  private static Map<String, String> parse(String[] arguments) {
    Map<String, String> options = new TreeMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException(
            "An option is written name=value, not " + argument + "; see Compare");
      }
      options.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    return options;
  }

  private static List<Jvm> jvms(String launchers) throws IOException, InterruptedException {
    List<Jvm> jvms = new ArrayList<>();
    for (String launcher : launchers.split(",")) {
      jvms.add(
          Jvm.at(
              launcher.isBlank()
                  ? Path.of(System.getProperty("java.home"), "bin", "java").toString()
                  : launcher.strip()));
    }
    return jvms;
  }
}
