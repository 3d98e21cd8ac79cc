package io.heddle.processor.weave;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import io.heddle.processor.declare.ServiceGroup;
import io.heddle.processor.declare.ServiceGroup.Member;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/** The supervisor of a group of services, and everything that is handed on to it. */
final class GroupMembers implements Feature {

  private static final String SUPERVISOR = "supervisor";

  private final ServiceGroup group;

  GroupMembers(ServiceGroup group) {
    this.group = group;
  }

  @Override
  public void addTo(WovenClass woven) {
    if (!woven.types().isAssignable(group.type().asType(), service(woven))) {
      woven.members().addSuperinterface(RuntimeTypes.SERVICE);
    }
    if (woven.isPublic() && !woven.elements().getModuleOf(group.type()).isUnnamed()) {
      woven.suppressions().addRuntimeInSignature();
    }
    woven.add(
        FieldSpec.builder(RuntimeTypes.SUPERVISOR, SUPERVISOR, Modifier.PRIVATE, Modifier.FINAL)
            .build());
    woven.add(constructor(woven));
    woven.add(factory(woven));
    group.methods().forEach(method -> woven.add(accessor(method, woven)));
    woven.add(handedOn("start").build());
    woven.add(handedOn("close").build());
    woven.add(
        override("state")
            .returns(RuntimeTypes.SERVICE_STATE)
            .addStatement("return $L.state()", SUPERVISOR)
            .build());
    woven.add(LifeCycleMembers.tellFailure(SUPERVISOR));
  }

  private MethodSpec constructor(WovenClass woven) {
    Map<ExecutableElement, ParameterSpec> suppliers = suppliers(woven);
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add(
                "$L = $T.of($S, $L)",
                SUPERVISOR,
                RuntimeTypes.SUPERVISOR,
                group.type().getSimpleName().toString(),
                DurationCode.of(group.stopTimeout()))
            .indent()
            .indent();
    group
        .restart()
        .ifPresent(
            restart ->
                code.add(
                    "\n.restarts($L, $L, $L,$W$L)",
                    restart.times(),
                    DurationCode.of(restart.within()),
                    DurationCode.of(restart.backoff()),
                    DurationCode.of(restart.maxBackoff())));
    for (Member member : group.members()) {
      CodeBlock after =
          Stream.concat(
                  Stream.of(
                      CodeBlock.of("$S", member.name()),
                      factoryOf(member.method(), suppliers, woven)),
                  member.after().stream().map(name -> CodeBlock.of("$S", name)))
              .collect(CodeBlock.joining(", "));
      code.add("\n.member($L)", after);
    }
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PRIVATE)
        .addParameters(suppliers.values())
        .addStatement(code.unindent().unindent().build())
        .build();
  }

  private MethodSpec factory(WovenClass woven) {
    Map<ExecutableElement, ParameterSpec> suppliers = suppliers(woven);
    CodeBlock arguments =
        suppliers.values().stream()
            .map(supplier -> CodeBlock.of("$N", supplier))
            .collect(CodeBlock.joining(", "));
    return MethodSpec.methodBuilder("create")
        .addModifiers(StateMembers.visibility(woven))
        .addModifiers(Modifier.STATIC)
        .addParameters(suppliers.values())
        .returns(woven.rawName())
        .addStatement("return new $T($L)", woven.rawName(), arguments)
        .build();
  }

  /** A woven class is a service where the class that it is woven for is none. */
  private static CodeBlock factoryOf(
      ExecutableElement method, Map<ExecutableElement, ParameterSpec> suppliers, WovenClass woven) {
    ParameterSpec supplier = suppliers.get(method);
    return woven.types().isAssignable(listedBy(method, woven), service(woven))
        ? CodeBlock.of("$N", supplier)
        : CodeBlock.of("() -> ($T) $N.get()", RuntimeTypes.SERVICE, supplier);
  }

  /** Returns the type that a method of the group, or of what it extends, has as a member of it. */
  private static TypeMirror listedBy(ExecutableElement method, WovenClass woven) {
    return ((ExecutableType) woven.types().asMemberOf(woven.baseType(), method)).getReturnType();
  }

  private Map<ExecutableElement, ParameterSpec> suppliers(WovenClass woven) {
    NameAllocator names = new NameAllocator();
    names.newName(SUPERVISOR);
    Map<ExecutableElement, ParameterSpec> suppliers = new LinkedHashMap<>();
    for (ExecutableElement method : group.methods()) {
      TypeName made = WildcardTypeName.subtypeOf(woven.sourceTypes().of(listedBy(method, woven)));
      TypeName type = ParameterizedTypeName.get(ClassName.get(Supplier.class), made);
      String name = names.newName(method.getSimpleName().toString());
      suppliers.put(method, ParameterSpec.builder(type, name).build());
    }
    return suppliers;
  }

  private MethodSpec accessor(ExecutableElement method, WovenClass woven) {
    String name = method.getSimpleName().toString();
    MethodSpec.Builder accessor = Overriding.of(method, woven);
    TypeName type = Overriding.returnType(method, woven).withoutAnnotations();
    if (type.equals(RuntimeTypes.SERVICE)) {
      return accessor.addStatement("return $L.current($S)", SUPERVISOR, name).build();
    } else if (type instanceof ParameterizedTypeName) {
      woven.suppressions().addUnchecked();
    }
    return accessor.addStatement("return ($T) $L.current($S)", type, SUPERVISOR, name).build();
  }

  private static TypeMirror service(WovenClass woven) {
    TypeElement service = woven.elements().getTypeElement(RuntimeTypes.SERVICE.canonicalName());
    return service == null ? woven.types().getNullType() : service.asType();
  }

  private static MethodSpec.Builder handedOn(String name) {
    return override(name).addStatement("$L.$L()", SUPERVISOR, name);
  }

  private static MethodSpec.Builder override(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }
}
