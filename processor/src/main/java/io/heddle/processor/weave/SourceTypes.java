package io.heddle.processor.weave;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * Writes types as they stand in source.
 *
 * <p>Unlike {@link TypeName#get(TypeMirror)} it takes the bounds of a type variable from where the
 * variable is seen, so that a method inherited from {@code Base<T>} is bounded by what {@code T}
 * has become, and it can write the name of a class that is only about to be woven.
 */
final class SourceTypes {

  private final String packageName;

  /** Makes a writer for sources of a package. */
  SourceTypes(String packageName) {
    this.packageName = packageName;
  }

  TypeName of(TypeMirror type) {
    TypeName bare = bare(type);
    List<AnnotationSpec> nullness = Nullness.of(type);
    return nullness.isEmpty() ? bare : bare.annotated(nullness);
  }

  /** Returns a parameter, its type as it is seen. */
  ParameterSpec parameter(VariableElement parameter, TypeMirror seen) {
    TypeName type = annotatedAs(parameter.asType(), of(seen));
    return ParameterSpec.builder(type, parameter.getSimpleName().toString())
        .addAnnotations(type.isAnnotated() ? List.of() : Nullness.of(parameter))
        .build();
  }

  /** Returns the type that a method returns, as it is seen. */
  TypeName result(ExecutableElement method, TypeMirror seen) {
    return annotatedAs(method.getReturnType(), of(seen));
  }

  /** Seen from a subclass, a type may have lost its annotations. */
  private static TypeName annotatedAs(TypeMirror declared, TypeName seen) {
    List<AnnotationSpec> nullness = Nullness.of(declared);
    return seen.isAnnotated() || nullness.isEmpty() ? seen : seen.annotated(nullness);
  }

  private TypeName bare(TypeMirror type) {
    return switch (type.getKind()) {
      case DECLARED, ERROR -> declared((DeclaredType) type);
      case ARRAY -> ArrayTypeName.of(of(((ArrayType) type).getComponentType()));
      case TYPEVAR ->
          TypeVariableName.get(((TypeVariable) type).asElement().getSimpleName().toString());
      case WILDCARD -> wildcard((WildcardType) type);
      default -> TypeName.get(type);
    };
  }

  /** Returns the declaration of a type variable, its bounds as they are seen. */
  TypeVariableName declarationOf(TypeVariable variable) {
    return declaration(variable.asElement().getSimpleName().toString(), variable.getUpperBound());
  }

  /** Returns the declaration of a type parameter. */
  TypeVariableName declarationOf(TypeParameterElement parameter) {
    return TypeVariableName.get(
        parameter.getSimpleName().toString(),
        parameter.getBounds().stream().map(this::of).toArray(TypeName[]::new));
  }

  private TypeVariableName declaration(String name, TypeMirror bound) {
    List<? extends TypeMirror> bounds =
        bound instanceof IntersectionType intersection && bound.getKind() == TypeKind.INTERSECTION
            ? intersection.getBounds()
            : List.of(bound);
    return TypeVariableName.get(name, bounds.stream().map(this::of).toArray(TypeName[]::new));
  }

  private TypeName declared(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    TypeName[] arguments = type.getTypeArguments().stream().map(this::of).toArray(TypeName[]::new);
    if (type.getEnclosingType() instanceof DeclaredType around
        && around.getKind() == TypeKind.DECLARED
        && declared(around) instanceof ParameterizedTypeName outer) {
      return outer.nestedClass(element.getSimpleName().toString(), List.of(arguments));
    }
    ClassName raw =
        type.getKind() == TypeKind.ERROR
            ? ClassName.get(packageName, element.getSimpleName().toString())
            : ClassName.get(element);
    return arguments.length == 0 ? raw : ParameterizedTypeName.get(raw, arguments);
  }

  private WildcardTypeName wildcard(WildcardType type) {
    TypeMirror above = type.getExtendsBound();
    TypeMirror below = type.getSuperBound();
    if (below != null) {
      return WildcardTypeName.supertypeOf(of(below));
    }
    return above == null
        ? WildcardTypeName.subtypeOf(Object.class)
        : WildcardTypeName.subtypeOf(of(above));
  }
}
