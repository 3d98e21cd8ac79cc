package io.heddle.processor;

import io.heddle.processor.check.Severity;
import io.heddle.processor.declare.Declarations;
import io.heddle.processor.declare.Declared;
import io.heddle.processor.declare.LockNames;
import io.heddle.processor.declare.Problem;
import io.heddle.processor.declare.Weavable;
import io.heddle.processor.report.Baseline;
import io.heddle.processor.report.ProblemReporter;
import io.heddle.processor.weave.Weaver;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;

/** Reads what each round declares, reports what is malformed and writes the woven classes. */
final class Weaving {

  private static final String RUNTIME_TYPE = "io.heddle.RLock";
  private static final String RUNTIME_MISSING =
      "[heddle.runtime] the woven class needs the package io.heddle, which cannot be seen from here\n"
          + "  add heddle-runtime to the dependencies; in a named module, require io.heddle as well";

  private final ProcessingEnvironment environment;
  private final Baseline baseline;
  private final ProblemReporter problems;
  private final Function<TypeElement, List<Problem>> escapes;

  /** Classes that mention types which other processors have still to write. */
  private List<String> deferred = List.of();

  private final Map<Severity, Integer> printed = new EnumMap<>(Severity.class);

  Weaving(ProcessingEnvironment environment, Options options, Baseline baseline) {
    this.environment = environment;
    this.baseline = baseline;
    this.problems = new ProblemReporter(environment.getMessager(), options.severities(), baseline);
    this.escapes = CompilerAccess.escapes(environment);
  }

  void process(RoundEnvironment round) {
    Set<Element> roots = new LinkedHashSet<>(round.getRootElements());
    deferred.stream()
        .flatMap(name -> Stream.ofNullable(environment.getElementUtils().getTypeElement(name)))
        .forEach(roots::add);
    Elements elements = environment.getElementUtils();
    Types types = environment.getTypeUtils();
    Declared declared =
        new Declarations(elements, types, new LockNames(elements, types)).read(roots);
    // What is left at the end mentions types that do not exist at all: javac says so itself.
    deferred = declared.deferred();
    print(declared.problems());
    for (Weavable woven : declared.classes()) {
      print(escapes.apply(woven.type()));
    }
    Weaver weaver = new Weaver(elements, types);
    declared.classes().forEach(threaded -> write(weaver, threaded));
  }

  private void print(List<Problem> found) {
    problems
        .print(found)
        .forEach((severity, count) -> printed.merge(severity, count, Integer::sum));
  }

  /** Returns what was there before, less what was found while the classes were woven. */
  Baseline baseline() {
    return baseline;
  }

  /** Returns how many malformed uses were printed so far, by severity. */
  Map<Severity, Integer> printed() {
    return Collections.unmodifiableMap(printed);
  }

  /** There are no modules below source level 9. */
  private boolean seesRuntime(TypeElement type) {
    Elements elements = environment.getElementUtils();
    Optional<ModuleElement> module = Optional.ofNullable(elements.getModuleOf(type));
    return module.isPresent()
        ? elements.getTypeElement(module.get(), RUNTIME_TYPE) != null
        : elements.getTypeElement(RUNTIME_TYPE) != null;
  }

  private void write(Weaver weaver, Weavable threaded) {
    if (!seesRuntime(threaded.type())) {
      environment
          .getMessager()
          .printMessage(Diagnostic.Kind.ERROR, RUNTIME_MISSING, threaded.type());
      return;
    }
    try {
      weaver.weave(threaded).writeTo(environment.getFiler());
    } catch (IOException failure) {
      environment
          .getMessager()
          .printMessage(
              Diagnostic.Kind.ERROR, "[heddle.output] a woven class was not written: " + failure);
    }
  }
}
