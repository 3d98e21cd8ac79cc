package io.heddle.processor;

import static java.util.stream.Collectors.toSet;

import com.sun.source.util.Trees;
import io.heddle.processor.check.Finding;
import io.heddle.processor.check.Rule;
import io.heddle.processor.check.Severity;
import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.SourceFacts;
import io.heddle.processor.facts.store.UnitFacts;
import io.heddle.processor.program.Program;
import io.heddle.processor.report.Baseline;
import io.heddle.processor.report.FindingReporter;
import io.heddle.processor.report.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic;

/** What there is to say and to write once every class has been read. */
final class Conclusion {

  private final ProcessingEnvironment environment;
  private final Filer filer;
  private final Options options;
  private final Weaving weaving;
  private final SourceReading reading;

  /**
   * Prepares the end of a compilation.
   *
   * @param environment the compiler's own environment
   * @param filer the filer of the build tool, which wants to know what is written
   */
  Conclusion(
      ProcessingEnvironment environment,
      Filer filer,
      Options options,
      Weaving weaving,
      SourceReading reading) {
    this.environment = environment;
    this.filer = filer;
    this.options = options;
    this.weaving = weaving;
    this.reading = reading;
  }

  void draw() {
    List<ClassFacts> compiled = reading.classes();
    FactsFiles output = new FactsFiles(environment.getFiler(), filer);
    Surroundings around = Surroundings.of(reading.units(), output, environment);
    List<ClassFacts> own = new ArrayList<>(compiled);
    own.addAll(around.keptClasses());
    Program program = Program.of(own, around.usedClasses());
    FindingReporter.Printed printed =
        report(program, own, Scope.of(compiled, around.keptClasses()));
    new WithdrawnClasses(environment.getFiler()).withdraw(printed.filesInError());
    around.notes().forEach(this::note);
    leaveFacts(output, program, around);
    if (!reading.skipped().isEmpty()) {
      confess(reading.skipped());
    }
    if (options.summary()) {
      Map<Severity, Integer> all = new EnumMap<>(Severity.class);
      all.putAll(printed.counts());
      weaving.printed().forEach((severity, count) -> all.merge(severity, count, Integer::sum));
      summarize(all);
      if (!around.complete()) {
        note(
            "of the classes of other jars in reach, the "
                + around.used().size()
                + " nearest were looked at");
      }
    }
  }

  private FindingReporter.Printed report(Program program, List<ClassFacts> own, Scope scope) {
    List<Finding> findings =
        Rule.ALL.stream().flatMap(rule -> rule.findings(program).stream()).toList();
    FindingReporter reporter =
        new FindingReporter(
            environment.getMessager(), Trees.instance(environment), options.severities(), scope);
    Baseline baseline = weaving.baseline();
    FindingReporter.Printed printed =
        reporter.print(findings, reading::anchorAt, baseline.knowing(own));
    settle(baseline);
    return printed;
  }

  private void settle(Baseline baseline) {
    Set<String> compiled =
        reading.units().stream().map(unit -> unit.facts().name()).collect(toSet());
    try {
      baseline.conclude(compiled).ifPresent(this::note);
    } catch (IOException failure) {
      environment
          .getMessager()
          .printMessage(
              Diagnostic.Kind.WARNING,
              "[heddle.baseline] the baseline was not written, and its findings are not reported: "
                  + failure);
    }
  }

  private void leaveFacts(FactsFiles output, Program program, Surroundings around) {
    List<UnitFacts> units = new ArrayList<>(around.kept());
    reading.units().forEach(unit -> units.add(unit.facts()));
    try {
      output.write(reading.units(), ContentsTable.of(units, program));
    } catch (IOException failure) {
      note("the facts of this compilation were not all written to META-INF/heddle: " + failure);
    }
  }

  private void note(String text) {
    environment.getMessager().printMessage(Diagnostic.Kind.NOTE, "[heddle] " + text);
  }

  private void confess(List<SourceFacts.Skipped> skipped) {
    SourceFacts.Skipped first = skipped.get(0);
    note(
        counted(skipped.size(), "body", "bodies")
            + " could not be read and will not be checked; the first is "
            + first.method()
            + " ("
            + first.at()
            + "): "
            + first.reason());
  }

  private void summarize(Map<Severity, Integer> printed) {
    note(
        "checked "
            + counted((int) reading.written(), "class", "classes")
            + ": "
            + counted(printed.getOrDefault(Severity.ERROR, 0), "error", "errors")
            + ", "
            + counted(printed.getOrDefault(Severity.WARNING, 0), "warning", "warnings")
            + ", "
            + counted(printed.getOrDefault(Severity.NOTE, 0), "note", "notes"));
  }

  private static String counted(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
