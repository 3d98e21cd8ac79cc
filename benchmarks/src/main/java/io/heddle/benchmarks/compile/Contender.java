package io.heddle.benchmarks.compile;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A way of running javac over the same sources. */
enum Contender {
  /** Plain javac: the peer that all others are measured against. */
  PLAIN("-proc:none"),
  /** A processor that claims every annotation and does nothing: what any processor costs. */
  IDLE("-processor", IdleProcessor.class.getName()),
  /** Heddle with all its rules. */
  HEDDLE("-processor", "io.heddle.processor.HeddleProcessor"),
  /** The Checker Framework's Lock Checker; what it finds is made warnings, as errors end javac. */
  LOCK_CHECKER("-processor", "org.checkerframework.checker.lock.LockChecker", "-Awarns");

  /** Those that are measured unless others are named: what takes minutes is not among them. */
  static final String USUAL = "plain,idle,heddle";

  private final List<String> options;

  Contender(String... options) {
    this.options = List.of(options);
  }

  /** The contenders with these names, which stand between commas; plain javac always leads. */
  static List<Contender> named(String names) {
    List<Contender> contenders = new ArrayList<>(List.of(PLAIN));
    Stream.of(names.split(","))
        .map(name -> valueOf(name.strip().toUpperCase(Locale.ROOT).replace('-', '_')))
        .filter(one -> one != PLAIN)
        .forEach(contenders::add);
    return contenders;
  }

  /** Options of javac. */
  List<String> options() {
    return options;
  }

  /** Options of the JVM that javac runs in: the Lock Checker reads what the JDK does not export. */
  List<String> jvmOptions() {
    return this != LOCK_CHECKER
        ? List.of()
        : Stream.concat(
                Stream.of("api", "code", "file", "main", "model", "processing", "tree", "util")
                    .map(part -> "--add-exports=jdk.compiler/com.sun.tools.javac." + part),
                Stream.of("--add-opens=jdk.compiler/com.sun.tools.javac.comp"))
            .map(option -> option + "=ALL-UNNAMED")
            .toList();
  }

  /**
   * What stands before the libraries of the sources: the Lock Checker wants its own annotations,
   * and some libraries bring older ones.
   */
  List<String> firstOnClassPath() {
    return this != LOCK_CHECKER
        ? List.of()
        : Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> Path.of(entry).getFileName().toString().startsWith("checker-qual"))
            .toList();
  }
}
