package io.heddle.processor.weave;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import io.heddle.processor.declare.GuardedState;
import io.heddle.processor.declare.GuardedState.Property;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The properties of guarded state, their lock, and the methods that give guards. */
final class StateMembers implements Feature {

  private final GuardedState state;

  StateMembers(GuardedState state) {
    this.state = state;
  }

  @Override
  public void addTo(WovenClass woven) {
    NameAllocator names = new NameAllocator();
    names.newName("lock");
    // A field of the guards, which would hide a property of this name.
    names.newName("closed");
    Map<Property, String> fields = new LinkedHashMap<>();
    state.properties().forEach(property -> fields.put(property, names.newName(property.name())));
    woven.add(
        FieldSpec.builder(RuntimeTypes.RW_LOCK, "lock", Modifier.PRIVATE, Modifier.FINAL)
            .initializer(
                "new $T($S)", RuntimeTypes.RW_LOCK, state.type().getSimpleName().toString())
            .build());
    fields.forEach((property, field) -> woven.add(field(property, field, woven)));
    woven.add(constructor(fields, woven));
    woven.add(factory(fields, woven));
    StateGuards guards = new StateGuards(state, fields, woven);
    woven.add(guards.opening(false));
    woven.add(guards.opening(true));
    GroupGuard group = new GroupGuard(woven);
    woven.add(group.opening());
    woven.members().addType(guards.read()).addType(guards.write()).addType(group.type());
  }

  private static FieldSpec field(Property property, String name, WovenClass woven) {
    FieldSpec.Builder field = FieldSpec.builder(typeOf(property, woven), name, Modifier.PRIVATE);
    if (property.setter().isEmpty()) {
      field.addModifiers(Modifier.FINAL);
    }
    return field.build();
  }

  private static TypeName typeOf(Property property, WovenClass woven) {
    woven.suppressions().addOf(property.getter());
    return woven.sourceTypes().result(property.getter(), property.type());
  }

  private static MethodSpec constructor(Map<Property, String> fields, WovenClass woven) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
    fields.forEach(
        (property, field) ->
            constructor
                .addParameter(typeOf(property, woven), field)
                .addStatement("this.$L = $L", field, field));
    return constructor.build();
  }

  private static MethodSpec factory(Map<Property, String> fields, WovenClass woven) {
    MethodSpec.Builder factory =
        MethodSpec.methodBuilder("create")
            .addModifiers(visibility(woven))
            .addModifiers(Modifier.STATIC)
            .addTypeVariables(woven.typeVariables())
            .returns(woven.selfType());
    fields.forEach((property, field) -> factory.addParameter(typeOf(property, woven), field));
    CodeBlock arguments =
        fields.values().stream()
            .map(field -> CodeBlock.of("$L", field))
            .collect(CodeBlock.joining(", "));
    String diamond = woven.typeVariables().isEmpty() ? "" : "<>";
    return factory.addStatement("return new $T$L($L)", woven.rawName(), diamond, arguments).build();
  }

  /** Returns the modifier that makes a member as visible as the class. */
  static Modifier[] visibility(WovenClass woven) {
    return woven.isPublic() ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
  }
}
