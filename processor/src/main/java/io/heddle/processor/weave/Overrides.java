package io.heddle.processor.weave;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import io.heddle.processor.declare.Limit;
import io.heddle.processor.declare.WovenMethod;
import java.time.Duration;
import javax.lang.model.element.Modifier;

/** The overrides that do something around the body of a method. */
final class Overrides implements Feature {

  @Override
  public void addTo(WovenClass woven) {
    boolean explained = false;
    for (WovenMethod method : woven.declared().methods()) {
      Names names = woven.names();
      method.timeout().ifPresent(timeout -> woven.add(constant(names.timeout(method), timeout)));
      method
          .limit()
          .flatMap(Limit::timeout)
          .ifPresent(timeout -> woven.add(constant(names.permitTimeout(method), timeout)));
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

  private static FieldSpec constant(String name, Duration timeout) {
    return FieldSpec.builder(Duration.class, name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(DurationCode.of(timeout))
        .build();
  }
}
