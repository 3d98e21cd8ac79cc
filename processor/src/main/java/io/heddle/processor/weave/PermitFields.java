package io.heddle.processor.weave;

import com.palantir.javapoet.FieldSpec;
import io.heddle.processor.declare.Limit;
import io.heddle.processor.declare.WovenMethod;
import javax.lang.model.element.Modifier;

/** A semaphore for each method that only so many threads run at a time. */
final class PermitFields implements Feature {

  @Override
  public void addTo(WovenClass woven) {
    for (WovenMethod method : woven.declared().methods()) {
      method.limit().ifPresent(limit -> woven.add(field(method, limit, woven)));
    }
  }

  private static FieldSpec field(WovenMethod method, Limit limit, WovenClass woven) {
    String label = woven.label(method.method().getSimpleName());
    return FieldSpec.builder(
            RuntimeTypes.BOUNDED_SEMAPHORE,
            woven.names().permits(method),
            Modifier.PRIVATE,
            Modifier.FINAL)
        .initializer("new $T($S, $L)", RuntimeTypes.BOUNDED_SEMAPHORE, label, limit.permits())
        .build();
  }
}
