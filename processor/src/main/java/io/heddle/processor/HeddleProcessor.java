package io.heddle.processor;

import com.google.auto.service.AutoService;
import io.heddle.processor.report.Baseline;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Checks and weaves the classes of a compilation.
 *
 * <p>Put it on the processor path; it needs no flag. It looks at every class, also those without an
 * annotation of Heddle, and claims no annotation. Options are {@code
 * -Aheddle.severity.<rule>=off|note|warning|error}, {@code -Aheddle.baseline=<file>}, which reports
 * only what the file does not hold, {@code -Aheddle.baseline.write}, which writes that file, and
 * {@code -Aheddle.summary}, which ends the compilation with a note that says how much was checked.
 */
@AutoService(Processor.class)
public final class HeddleProcessor extends AbstractProcessor {

  private Options options = Options.parse(Map.of());
  private Optional<InternalErrors> errors = Optional.empty();
  private Optional<Weaving> weaving = Optional.empty();
  private Optional<Checking> checking = Optional.empty();

  /** Creates a processor; the compiler does so through the service loader. */
  public HeddleProcessor() {}

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    options = Options.parse(environment.getOptions());
    InternalErrors container = new InternalErrors(environment.getMessager());
    errors = Optional.of(container);
    container.contain(
        "reading the options",
        () -> {
          options.problems().forEach(problem -> warn("[heddle.option] " + problem));
          Baseline baseline = baseline(options);
          baseline.problems().forEach(problem -> warn("[heddle.baseline] " + problem));
          Weaving door = new Weaving(environment, options, baseline);
          weaving = Optional.of(door);
          checking = CompilerAccess.checking(environment, options, door, container);
        });
  }

  private static Baseline baseline(Options options) {
    if (options.baseline().isEmpty()) {
      return Baseline.NONE;
    }
    Path file = Path.of(options.baseline().get());
    return options.writesBaseline() ? Baseline.writtenTo(file) : Baseline.readFrom(file);
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    errors.ifPresent(container -> process(round, container));
    return false;
  }

  private void process(RoundEnvironment round, InternalErrors container) {
    container.contain("weaving", () -> weaving.ifPresent(one -> one.process(round)));
    container.contain("preparing the checks", () -> checking.ifPresent(one -> one.expect(round)));
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  /** Claims every option of Heddle that is set: unknown ones get an answer of its own. */
  @Override
  public Set<String> getSupportedOptions() {
    Set<String> names = new HashSet<>();
    if (isInitialized()) {
      processingEnv.getOptions().keySet().stream()
          .filter(name -> name.startsWith(Options.PREFIX))
          .forEach(names::add);
    }
    return names;
  }

  private void warn(String text) {
    processingEnv.getMessager().printMessage(Diagnostic.Kind.WARNING, text);
  }
}
