package io.heddle.processor.weave;

import io.heddle.processor.declare.Declarations;
import io.heddle.processor.declare.Declared;
import io.heddle.processor.declare.LockNames;
import io.heddle.processor.declare.Problem;
import io.heddle.processor.declare.Weavable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic.Kind;

/** The weaving half of the processor alone: no bodies are read, nothing else is reported. */
@SupportedAnnotationTypes("*")
public final class DeclareAndWeave extends AbstractProcessor {

  private List<String> deferred = List.of();

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Elements elements = processingEnv.getElementUtils();
    Types types = processingEnv.getTypeUtils();
    Set<Element> roots = new LinkedHashSet<>(round.getRootElements());
    deferred.stream().map(elements::getTypeElement).filter(Objects::nonNull).forEach(roots::add);
    Declared declared =
        new Declarations(elements, types, new LockNames(elements, types)).read(roots);
    deferred = declared.deferred();
    declared.problems().forEach(this::print);
    Weaver weaver = new Weaver(elements, types);
    declared.classes().forEach(threaded -> write(weaver, threaded));
    return false;
  }

  private void print(Problem problem) {
    String message = "[heddle." + problem.key() + "] " + problem.message();
    Kind kind = problem.error() ? Kind.ERROR : Kind.WARNING;
    problem
        .annotation()
        .ifPresentOrElse(
            annotation ->
                processingEnv.getMessager().printMessage(kind, message, problem.at(), annotation),
            () -> processingEnv.getMessager().printMessage(kind, message, problem.at()));
  }

  private void write(Weaver weaver, Weavable threaded) {
    try {
      weaver.weave(threaded).writeTo(processingEnv.getFiler());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
