package io.heddle.processor.weave;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.heddle.processor.declare.GuardedState;
import io.heddle.processor.declare.GuardedState.Property;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/** The guards through which the properties of one object are read, and written. */
final class StateGuards {

  private static final ClassName READ = ClassName.get("", "Read");
  private static final ClassName WRITE = ClassName.get("", "Write");

  private final GuardedState state;
  private final Map<Property, String> fields;
  private final WovenClass woven;

  StateGuards(GuardedState state, Map<Property, String> fields, WovenClass woven) {
    this.state = state;
    this.fields = fields;
    this.woven = woven;
  }

  /** Returns {@code read()} or {@code write()}. */
  MethodSpec opening(boolean writes) {
    return MethodSpec.methodBuilder(writes ? "write" : "read")
        .addJavadoc(
            writes
                ? "Waits for its turn and locks the state until the guard is closed.\n"
                : "Locks the state, together with other readers, until the guard is closed.\n")
        .addModifiers(StateMembers.visibility(woven))
        .returns(writes ? WRITE : READ)
        .addStatement("lock.$L().acquire()", writes ? "writeLock" : "readLock")
        .addStatement("return new $T()", writes ? WRITE : READ)
        .build();
  }

  /** Returns the guard that reads. */
  TypeSpec read() {
    TypeSpec.Builder guard = guard(READ, "Reads the state.\n");
    for (Map.Entry<Property, String> property : fields.entrySet()) {
      ExecutableElement getter = property.getKey().getter();
      guard.addMethod(
          MethodSpec.methodBuilder(getter.getSimpleName().toString())
              .addModifiers(StateMembers.visibility(woven))
              .returns(woven.sourceTypes().result(getter, property.getKey().type()))
              .addStatement("requireOpen()")
              .addStatement("return $L", property.getValue())
              .build());
    }
    return guard.addMethod(close("readLock")).addMethod(requireOpen("read")).build();
  }

  /** Returns the guard that reads and writes. */
  TypeSpec write() {
    TypeSpec.Builder guard =
        guard(WRITE, "Reads and writes the state.\n")
            .addSuperinterface(woven.sourceTypes().of(state.type().asType()));
    fields.forEach((property, field) -> addAccessors(guard, property, field));
    return guard
        .addMethod(downgrade())
        .addMethod(close("writeLock"))
        .addMethod(requireOpen("write"))
        .build();
  }

  private void addAccessors(TypeSpec.Builder guard, Property property, String field) {
    guard.addMethod(
        Overriding.of(property.getter(), woven)
            .addStatement("requireOpen()")
            .addStatement("return $L", field)
            .build());
    property
        .setter()
        .ifPresent(
            setter ->
                guard.addMethod(
                    Overriding.of(setter, woven)
                        .addStatement("requireOpen()")
                        .addStatement(
                            "$T.this.$L = $L",
                            woven.rawName(),
                            field,
                            setter.getParameters().get(0).getSimpleName().toString())
                        .build()));
  }

  private TypeSpec.Builder guard(ClassName name, String javadoc) {
    return TypeSpec.classBuilder(name)
        .addJavadoc(javadoc)
        .addModifiers(StateMembers.visibility(woven))
        .addModifiers(Modifier.FINAL)
        .addSuperinterface(AutoCloseable.class)
        .addField(FieldSpec.builder(boolean.class, "closed", Modifier.PRIVATE).build())
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
  }

  private MethodSpec downgrade() {
    return MethodSpec.methodBuilder("downgrade")
        .addJavadoc("Goes on reading, without letting another writer in between.\n")
        .addModifiers(StateMembers.visibility(woven))
        .returns(READ)
        .addStatement("requireOpen()")
        .addStatement("lock.readLock().acquire()")
        .addStatement("close()")
        .addStatement("return new $T()", READ)
        .build();
  }

  private static MethodSpec close(String side) {
    return MethodSpec.methodBuilder("close")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .beginControlFlow("if (!closed)")
        .addStatement("lock.$L().release()", side)
        .addStatement("closed = true")
        .endControlFlow()
        .build();
  }

  private MethodSpec requireOpen(String how) {
    return MethodSpec.methodBuilder("requireOpen")
        .addModifiers(Modifier.PRIVATE)
        .beginControlFlow("if (closed)")
        .addStatement(
            "throw new $T($S)",
            IllegalStateException.class,
            "this guard of %s is closed; take another one with %s()"
                .formatted(state.type().getSimpleName(), how))
        .endControlFlow()
        .build();
  }
}
