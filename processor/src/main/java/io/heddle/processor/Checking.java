package io.heddle.processor;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;

/**
 * Follows javac through the compilation: has each class read when it is attributed, and the rules
 * run when all are.
 *
 * <p>javac discards a class's trees once it has generated it, so they are read at once. It
 * generates nothing once it has reported an error: the first class generated after the last was
 * analysed proves that there was none.
 */
final class Checking implements TaskListener {

  private final InternalErrors errors;
  private final SourceReading reading;
  private final Conclusion conclusion;

  /** Top-level classes that are still to be analysed. */
  private final Set<String> unanalysed = new HashSet<>();

  /** Top-level classes that were analysed and are still to be generated. */
  private final Set<String> ungenerated = new HashSet<>();

  private boolean concluded;

  private Checking(InternalErrors errors, SourceReading reading, Conclusion conclusion) {
    this.errors = errors;
    this.reading = reading;
    this.conclusion = conclusion;
  }

  static Checking listeningTo(
      JavacTask task,
      ProcessingEnvironment environment,
      Filer filer,
      Options options,
      Weaving weaving,
      InternalErrors errors) {
    SourceReading reading = new SourceReading(environment);
    Checking checking =
        new Checking(
            errors, reading, new Conclusion(environment, filer, options, weaving, reading));
    task.addTaskListener(checking);
    return checking;
  }

  /** Takes note of the classes that this round brings to the compilation. */
  void expect(RoundEnvironment round) {
    for (Element root : round.getRootElements()) {
      // Incremental builds name classes of earlier compilations too: those have no trees.
      if (root instanceof TypeElement type && reading.hasSource(type)) {
        unanalysed.add(type.getQualifiedName().toString());
      }
    }
  }

  @Override
  public void started(TaskEvent event) {
    if (event.getKind() == TaskEvent.Kind.GENERATE && unanalysed.isEmpty()) {
      conclude();
    }
  }

  @Override
  public void finished(TaskEvent event) {
    switch (event.getKind()) {
      case ANALYZE ->
          topLevel(event)
              .forEach(
                  type -> {
                    unanalysed.remove(type.getQualifiedName().toString());
                    ungenerated.add(type.getQualifiedName().toString());
                    errors.contain(
                        "reading " + type.getQualifiedName(), () -> reading.read(event, type));
                  });
      case GENERATE ->
          topLevel(event).forEach(type -> ungenerated.remove(type.getQualifiedName().toString()));
      case COMPILATION -> {
        if (ungenerated.isEmpty() && !reading.units().isEmpty()) {
          conclude();
        }
      }
      default -> {}
    }
  }

  private static Stream<TypeElement> topLevel(TaskEvent event) {
    return Stream.ofNullable(event.getTypeElement())
        .filter(type -> type.getNestingKind() == NestingKind.TOP_LEVEL);
  }

  private void conclude() {
    if (!concluded) {
      concluded = true;
      errors.contain("checking", conclusion::draw);
      reading.forget();
    }
  }
}
