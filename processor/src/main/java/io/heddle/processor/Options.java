package io.heddle.processor;

import io.heddle.processor.check.Rule;
import io.heddle.processor.check.Severity;
import io.heddle.processor.report.Severities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code -Aheddle...} options say.
 *
 * @param severities how much each key weighs
 * @param summary whether to end with one note that says how much was checked
 * @param baseline the file with the findings that are not reported, if one is named
 * @param writesBaseline whether that file is to be written instead of read
 * @param problems what is wrong with the options, each with the allowed ones
 */
record Options(
    Severities severities,
    boolean summary,
    Optional<String> baseline,
    boolean writesBaseline,
    List<String> problems) {

  static final String PREFIX = "heddle.";
  private static final String SEVERITY = PREFIX + "severity.";
  private static final String SUMMARY = PREFIX + "summary";
  private static final String BASELINE = PREFIX + "baseline";
  private static final String WRITE = BASELINE + ".write";

  /** Keys that are not rules over bodies but found while the declarations are read. */
  private static final List<String> DECLARATION_KEYS =
      List.of("ignored", "bad-guard", "bad-declaration");

  Options {
    problems = List.copyOf(problems);
  }

  /** Returns the keys whose severity can be chosen. */
  static Set<String> keys() {
    Set<String> keys = new TreeSet<>(DECLARATION_KEYS);
    Rule.ALL.forEach(rule -> keys.add(rule.key()));
    return keys;
  }

  static Options parse(Map<String, String> options) {
    Map<String, Severity> severities = new HashMap<>();
    boolean summary = false;
    Optional<String> baseline = Optional.empty();
    boolean writes = false;
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, String> option : new TreeMap<>(options).entrySet()) {
      String name = option.getKey();
      // javac passes an option without a value as null.
      String value = Optional.ofNullable(option.getValue()).orElse("");
      if (name.startsWith(SEVERITY)) {
        String key = hyphenated(name.substring(SEVERITY.length()));
        Optional<Severity> severity = severity(value);
        if (!keys().contains(key)) {
          problems.add(
              "option -A"
                  + name
                  + " names no rule; expected one of "
                  + keys().stream().map(Options::camelCase).collect(Collectors.joining(", ")));
        } else if (severity.isEmpty()) {
          problems.add(bad(name, value, words()));
        } else {
          severities.put(key, severity.get());
        }
      } else if (name.equals(SUMMARY)) {
        summary = flag(name, value, problems);
      } else if (name.equals(WRITE)) {
        writes = flag(name, value, problems);
      } else if (name.equals(BASELINE)) {
        baseline = Optional.of(value).filter(file -> !file.isBlank());
        if (baseline.isEmpty()) {
          problems.add("option -A" + name + " names no file; expected -A" + name + "=<file>");
        }
      } else if (name.startsWith(PREFIX)) {
        problems.add(
            "option -A"
                + name
                + " is unknown; expected "
                + String.join(", ", SEVERITY + "<rule>", BASELINE, WRITE)
                + " or "
                + SUMMARY);
      }
    }
    if (writes && baseline.isEmpty()) {
      problems.add("option -A" + WRITE + " needs a file; expected -A" + BASELINE + "=<file> too");
    }
    return new Options(new Severities(severities), summary, baseline, writes, problems);
  }

  /** javac takes no hyphen in the name of an option, so the keys are spelt in camel case there. */
  private static String hyphenated(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static String camelCase(String key) {
    return Pattern.compile("-(.)")
        .matcher(key)
        .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
  }

  private static boolean flag(String name, String value, List<String> problems) {
    if (!Set.of("", "true", "false").contains(value)) {
      problems.add(bad(name, value, "true, false"));
      return false;
    }
    return !value.equals("false");
  }

  private static String bad(String name, String value, String allowed) {
    return "option -A" + name + " has the value '" + value + "'; expected one of " + allowed;
  }

  private static Optional<Severity> severity(String word) {
    return Arrays.stream(Severity.values()).filter(one -> one.word().equals(word)).findFirst();
  }

  private static String words() {
    return Arrays.stream(Severity.values()).map(Severity::word).collect(Collectors.joining(", "));
  }
}
