package io.heddle.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

final class InternalErrorsTest {

  private final Printed printed = new Printed();
  private final InternalErrors errors = new InternalErrors(printed);

  @Test
  void whatIsThrownBecomesOneWarning() {
    errors.contain(
        "checking",
        () -> {
          throw new IllegalStateException("no such lock");
        });

    assertThat(printed.lines)
        .singleElement()
        .asString()
        .startsWith(
            """
            WARNING [heddle.internal] Heddle failed while checking; the build goes on without it.
              To report with the code that shows it: java.lang.IllegalStateException: no such lock
                at io.heddle.processor.InternalErrorsTest""");
  }

  @Test
  void runningOutOfStackIsContained() {
    errors.contain("reading demo.Deep", InternalErrorsTest::recurse);

    assertThat(printed.lines).singleElement().asString().contains("reading demo.Deep");
  }

  @Test
  void aClassThatIsMissingAtRunTimeIsContained() {
    errors.contain(
        "weaving",
        () -> {
          throw new NoClassDefFoundError("com/acme/Missing");
        });

    assertThat(printed.lines).singleElement().asString().contains("com/acme/Missing");
  }

  @Test
  void onlyTheFirstFailureIsPrinted() {
    for (int round = 0; round < 3; round++) {
      errors.contain("checking", () -> List.of().get(0));
    }

    assertThat(printed.lines).hasSize(1);
  }

  private static void recurse() {
    recurse();
  }

  private static final class Printed implements Messager {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void printMessage(Diagnostic.Kind kind, CharSequence text) {
      lines.add(kind + " " + text);
    }

    @Override
    public void printMessage(Diagnostic.Kind kind, CharSequence text, Element at) {
      printMessage(kind, text);
    }

    @Override
    public void printMessage(
        Diagnostic.Kind kind, CharSequence text, Element at, AnnotationMirror annotation) {
      printMessage(kind, text);
    }

    @Override
    public void printMessage(
        Diagnostic.Kind kind,
        CharSequence text,
        Element at,
        AnnotationMirror annotation,
        AnnotationValue value) {
      printMessage(kind, text);
    }
  }
}
