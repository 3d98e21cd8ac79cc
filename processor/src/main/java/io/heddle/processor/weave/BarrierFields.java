package io.heddle.processor.weave;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import io.heddle.processor.declare.Accessor;
import io.heddle.processor.declare.Meeting;
import io.heddle.processor.declare.WovenMethod;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** A field for each barrier, at a method or returned by an accessor. */
final class BarrierFields implements Feature {

  @Override
  public void addTo(WovenClass woven) {
    for (WovenMethod method : woven.declared().methods()) {
      method
          .meeting()
          .ifPresent(meeting -> woven.add(field(woven.names().barrier(method), meeting)));
    }
    for (Accessor accessor : woven.declared().accessors()) {
      if (accessor instanceof Accessor.OfBarrier barrier) {
        woven.add(field(woven.names().accessor(barrier), barrier.meeting()));
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

  private static FieldSpec field(String name, Meeting meeting) {
    CodeBlock action =
        meeting.action().map(MethodReference::to).orElseGet(() -> CodeBlock.of("() -> {}"));
    CodeBlock arguments = CodeBlock.of("$L", meeting.parties());
    if (meeting.timeout().isPresent()) {
      arguments =
          CodeBlock.of("$L, $L, $L", arguments, action, DurationCode.of(meeting.timeout().get()));
    } else if (meeting.action().isPresent()) {
      arguments = CodeBlock.of("$L, $L", arguments, action);
    }
    return FieldSpec.builder(RuntimeTypes.BARRIER, name, Modifier.PRIVATE, Modifier.FINAL)
        .initializer("new $T($L)", RuntimeTypes.BARRIER, arguments)
        .build();
  }
}
