package io.heddle.processor;

import com.google.auto.service.AutoService;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Claims Heddle's annotations and the mark of generated code, so that {@code -Xlint:processing}
 * does not complain that nobody does.
 *
 * <p>{@link HeddleProcessor} sees all annotations and cannot claim only some of them. It stands
 * before this one in the list of services, which is sorted: once every annotation is claimed, the
 * compiler asks nobody else.
 */
@AutoService(Processor.class)
public final class OwnAnnotations extends AbstractProcessor {

  /** Creates a processor; the compiler does so through the service loader. */
  public OwnAnnotations() {}

  @Override
  @SuppressWarnings("DoNotClaimAnnotations") // It is all that this class is for.
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return true;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("io.heddle.annotation.*", "javax.annotation.processing.Generated");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }
}
