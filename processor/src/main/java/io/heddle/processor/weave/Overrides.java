package io.heddle.processor.weave;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import io.heddle.processor.declare.WovenMethod;
import java.time.Duration;
import javax.lang.model.element.Modifier;

/** The overrides of guarded methods and of methods at which threads meet. */
final class Overrides implements Feature {

  @Override
  public void addTo(WovenClass woven) {
    boolean explained = false;
    for (WovenMethod method : woven.declared().methods()) {
      method.timeout().ifPresent(timeout -> woven.add(constant(method, timeout, woven)));
      if (LifeCycleMembers.owns(method.method(), woven)) {
        continue;
      }
      WovenBody body = new WovenBody(method, woven);
      CodeBlock early = body.beforeConstruction(!explained);
      explained |= !early.isEmpty();
      MethodSpec.Builder override = Overriding.of(method.method(), woven);
      woven.add(override.addCode(early).addCode(body.code()).build());
    }
  }

  private static FieldSpec constant(WovenMethod method, Duration timeout, WovenClass woven) {
    return FieldSpec.builder(Duration.class, woven.names().timeout(method))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(DurationCode.of(timeout))
        .build();
  }
}
