package io.heddle.processor.weave;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.heddle.processor.declare.GuardedView;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** The object behind a facade, and the constructor and factory that take it. */
final class Target implements Feature {

  private final GuardedView view;

  Target(GuardedView view) {
    this.view = view;
  }

  @Override
  public void addTo(WovenClass woven) {
    TypeName type = woven.sourceTypes().of(view.target());
    String field = woven.callThrough();
    woven.add(FieldSpec.builder(type, field, Modifier.PRIVATE, Modifier.FINAL).build());
    woven.add(
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addParameter(type, "target")
            .addStatement("this.$L = $T.requireNonNull(target, $S)", field, Objects.class, "target")
            .build());
    MethodSpec.Builder factory =
        MethodSpec.methodBuilder("create")
            .addModifiers(Modifier.STATIC)
            .addTypeVariables(woven.typeVariables())
            .addParameter(type, "target")
            .returns(woven.selfType());
    if (woven.isPublic()) {
      factory.addModifiers(Modifier.PUBLIC);
    }
    String diamond = woven.typeVariables().isEmpty() ? "" : "<>";
    woven.add(factory.addStatement("return new $T$L(target)", woven.rawName(), diamond).build());
  }
}
