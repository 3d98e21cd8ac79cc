package io.heddle.processor.weave;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import io.heddle.processor.declare.ThreadedClass;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** A woven class in the making: what it is made from, and the members it has so far. */
final class WovenClass {

  private final ThreadedClass declared;
  private final Elements elements;
  private final Types types;
  private final Names names;
  private final SourceTypes sourceTypes;
  private final Suppressions suppressions;
  private final TypeSpec.Builder members;

  WovenClass(ThreadedClass declared, Elements elements, Types types, TypeSpec.Builder members) {
    this.declared = declared;
    this.elements = elements;
    this.types = types;
    this.names = new Names(declared, elements);
    this.sourceTypes =
        new SourceTypes(elements.getPackageOf(declared.type()).getQualifiedName().toString());
    this.suppressions = new Suppressions(declared.type(), types, elements);
    this.members = members;
  }

  ThreadedClass declared() {
    return declared;
  }

  /** Returns the class that is woven, as the superclass of what is generated. */
  TypeElement base() {
    return declared.type();
  }

  DeclaredType baseType() {
    return (DeclaredType) base().asType();
  }

  Elements elements() {
    return elements;
  }

  Types types() {
    return types;
  }

  Names names() {
    return names;
  }

  SourceTypes sourceTypes() {
    return sourceTypes;
  }

  Suppressions suppressions() {
    return suppressions;
  }

  /** Returns the generated class as a raw class name. */
  ClassName rawName() {
    String home = elements.getPackageOf(base()).getQualifiedName().toString();
    return ClassName.get(home, declared.wovenName());
  }

  /** Returns the generated class applied to its own type variables. */
  TypeName selfType() {
    List<TypeVariableName> variables = typeVariables();
    return variables.isEmpty()
        ? rawName()
        : ParameterizedTypeName.get(rawName(), variables.toArray(TypeName[]::new));
  }

  List<TypeVariableName> typeVariables() {
    return base().getTypeParameters().stream().map(sourceTypes::declarationOf).toList();
  }

  /** Returns whether other packages can name the class, and so the generated one. */
  boolean isPublic() {
    for (TypeElement at = base(); ; at = (TypeElement) at.getEnclosingElement()) {
      if (!at.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      } else if (!(at.getEnclosingElement() instanceof TypeElement)) {
        return true;
      }
    }
  }

  /** Returns the field of the object behind a facade; of a class, what its overrides override. */
  String callThrough() {
    return isFacade() ? names.target() : "super";
  }

  /** Returns whether the class forwards to another object, and does not extend its class. */
  boolean isFacade() {
    return base().getKind().isInterface();
  }

  /** Returns how messages name a member. */
  String label(CharSequence member) {
    return base().getSimpleName() + "." + member;
  }

  void add(FieldSpec field) {
    members.addField(field);
  }

  void add(MethodSpec method) {
    members.addMethod(method);
  }

  TypeSpec.Builder members() {
    return members;
  }
}
