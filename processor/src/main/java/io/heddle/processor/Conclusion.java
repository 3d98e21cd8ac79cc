package io.heddle.processor;

import com.sun.source.util.Trees;
import io.heddle.processor.check.Finding;
import io.heddle.processor.check.Rule;
import io.heddle.processor.check.Severity;
import io.heddle.processor.facts.SourceFacts;
import io.heddle.processor.program.Program;
import io.heddle.processor.report.FindingReporter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic;

/** What there is to say and to write once every class has been read. */
final class Conclusion {

  private final ProcessingEnvironment environment;
  private final Options options;
  private final Weaving weaving;
  private final SourceReading reading;

  Conclusion(
      ProcessingEnvironment environment, Options options, Weaving weaving, SourceReading reading) {
    this.environment = environment;
    this.options = options;
    this.weaving = weaving;
    this.reading = reading;
  }

  void draw() {
    Program program = Program.of(reading.classes());
    List<Finding> findings =
        Rule.ALL.stream().flatMap(rule -> rule.findings(program).stream()).toList();
    FindingReporter reporter =
        new FindingReporter(
            environment.getMessager(), Trees.instance(environment), options.severities());
    FindingReporter.Printed printed = reporter.print(findings, reading.anchors());
    new WithdrawnClasses(environment.getFiler()).withdraw(printed.filesInError());
    new FactsFiles(environment).write(reading.classes());
    if (!reading.skipped().isEmpty()) {
      confess(reading.skipped());
    }
    if (options.summary()) {
      Map<Severity, Integer> all = new EnumMap<>(Severity.class);
      all.putAll(printed.counts());
      weaving.printed().forEach((severity, count) -> all.merge(severity, count, Integer::sum));
      summarize(all);
    }
  }

  private void confess(List<SourceFacts.Skipped> skipped) {
    SourceFacts.Skipped first = skipped.get(0);
    environment
        .getMessager()
        .printMessage(
            Diagnostic.Kind.NOTE,
            "[heddle] "
                + counted(skipped.size(), "body", "bodies")
                + " could not be read and will not be checked; the first is "
                + first.method()
                + " ("
                + first.at()
                + "): "
                + first.reason());
  }

  private void summarize(Map<Severity, Integer> printed) {
    environment
        .getMessager()
        .printMessage(
            Diagnostic.Kind.NOTE,
            "[heddle] checked "
                + counted(reading.classes().size(), "class", "classes")
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
