package io.heddle.processor;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import io.heddle.processor.declare.Contracts;
import io.heddle.processor.declare.LockNames;
import io.heddle.processor.facts.SourceFacts;
import io.heddle.processor.facts.read.ClassReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Reads what the checks read, and keeps why a body could not be read: where javac has errors of its
 * own, the checks say nothing of that.
 */
final class SkippedBodies extends AbstractProcessor {

  private final List<String> reasons = new ArrayList<>();

  List<String> reasons() {
    return reasons;
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    var elements = environment.getElementUtils();
    LockNames names = new LockNames(elements, environment.getTypeUtils());
    Contracts contracts = new Contracts(elements, environment.getTypeUtils(), names);
    ClassReader reader = new ClassReader(Trees.instance(environment), elements, contracts, names);
    JavacTask.instance(environment)
        .addTaskListener(
            new TaskListener() {
              @Override
              public void finished(TaskEvent event) {
                if (event.getKind() == TaskEvent.Kind.ANALYZE && event.getTypeElement() != null) {
                  reader.read(event.getCompilationUnit(), event.getTypeElement()).skipped().stream()
                      .map(SourceFacts.Skipped::reason)
                      .forEach(reasons::add);
                }
              }
            });
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return false;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }
}
