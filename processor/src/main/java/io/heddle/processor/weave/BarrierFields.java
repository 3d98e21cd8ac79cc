package io.heddle.processor.weave;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import io.heddle.processor.declare.Accessor;
import io.heddle.processor.declare.Meeting;
import io.heddle.processor.declare.WovenMethod;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/** A field for each barrier, at a method or returned by an accessor. */
final class BarrierFields implements Feature {

  private static final CodeBlock ABSENT = CodeBlock.of("null");

  @Override
  public void addTo(WovenClass woven) {
    for (WovenMethod method : woven.declared().methods()) {
      method
          .meeting()
          .ifPresent(
              meeting ->
                  woven.add(
                      field(
                          woven.names().barrier(method),
                          labelOf(method.method(), woven),
                          meeting)));
    }
    for (Accessor accessor : woven.declared().accessors()) {
      if (accessor instanceof Accessor.OfBarrier barrier) {
        woven.add(
            field(
                woven.names().accessor(barrier),
                labelOf(barrier.method(), woven),
                barrier.meeting()));
      }
    }
  }

  /** Returns the names of all barrier fields, in the order of their declaration. */
  static List<String> namesIn(WovenClass woven) {
    List<String> names = new ArrayList<>();
    woven.declared().methods().stream()
        .filter(method -> method.meeting().isPresent())
        .forEach(method -> names.add(woven.names().barrier(method)));
    woven.declared().accessors().stream()
        .filter(Accessor.OfBarrier.class::isInstance)
        .forEach(accessor -> names.add(woven.names().accessor(accessor)));
    return names;
  }

  private static String labelOf(ExecutableElement method, WovenClass woven) {
    return woven.label(method.getSimpleName());
  }

  private static FieldSpec field(String name, String label, Meeting meeting) {
    CodeBlock arguments = CodeBlock.of("$S, $L", label, meeting.parties());
    if (meeting.action().isPresent() || meeting.timeout().isPresent()) {
      arguments =
          CodeBlock.of(
              "$L, $L, $L",
              arguments,
              meeting.action().map(MethodReference::to).orElse(ABSENT),
              meeting.timeout().map(DurationCode::of).orElse(ABSENT));
    }
    return FieldSpec.builder(RuntimeTypes.BARRIER, name, Modifier.PRIVATE, Modifier.FINAL)
        .initializer("new $T($L)", RuntimeTypes.BARRIER, arguments)
        .build();
  }
}
