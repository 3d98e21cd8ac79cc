package io.heddle.processor.declare;

import io.heddle.processor.declare.GeneratedLocks.GeneratedLock;
import io.heddle.processor.declare.LockExpression.Step;
import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Goes from an object, or a class, to one of its members. */
final class Selections {

  private final Elements elements;
  private final Types types;
  private final Hierarchy hierarchy;
  private final GeneratedLocks generated;
  private final LockTypes lockTypes;

  Selections(
      Elements elements,
      Types types,
      Hierarchy hierarchy,
      GeneratedLocks generated,
      LockTypes lockTypes) {
    this.elements = elements;
    this.types = types;
    this.hierarchy = hierarchy;
    this.generated = generated;
    this.lockTypes = lockTypes;
  }

  /**
   * Returns the member of a class that a step names, if it has one.
   *
   * @param base the object of which the member is taken; static members ignore it
   */
  Optional<Place> member(TypeElement type, Step step, Place.Value base) {
    return step.call() ? method(type, step.name(), base) : fieldOrLock(type, step.name(), base);
  }

  /** Returns whether a member of that name exists and belongs to the class, not to its objects. */
  boolean isStatic(TypeElement type, Step step) {
    Optional<? extends Element> member =
        step.call()
            ? hierarchy.nullaryMethod(type, step.name())
            : hierarchy.field(type, step.name());
    return member.filter(found -> found.getModifiers().contains(Modifier.STATIC)).isPresent();
  }

  /** Returns the place that reading a field leads to. */
  Place read(VariableElement field, Place.Value base) {
    if (!field.getModifiers().contains(Modifier.FINAL)) {
      return Place.Nowhere.because(
          "'%s' is not final, so two threads could hold different locks"
              .formatted(field.getSimpleName()),
          "make the field final");
    }
    TypeElement owner = Hierarchy.ownerOf(field);
    boolean isStatic = field.getModifiers().contains(Modifier.STATIC);
    FieldRef ref =
        new FieldRef(
            binaryName(owner),
            field.getSimpleName().toString(),
            binaryName(types.erasure(field.asType())),
            isStatic,
            true);
    LockPath path =
        isStatic ? LockPath.of(new Root.Static(ref)) : base.path().then(new Selector.Field(ref));
    return base.through(field, path, field.asType());
  }

  private Optional<Place> fieldOrLock(TypeElement type, String name, Place.Value base) {
    Optional<VariableElement> field = hierarchy.field(type, name);
    if (field.isPresent() && lockTypes.isMadeForLocking(field.get().asType())) {
      return field.map(found -> read(found, base));
    }
    Optional<Place> lock = generated.find(type, name).map(found -> generatedLock(found, base));
    return lock.isPresent() ? lock : field.map(found -> read(found, base));
  }

  private Optional<Place> method(TypeElement type, String name, Place.Value base) {
    Optional<ExecutableElement> found = hierarchy.nullaryMethod(type, name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    ExecutableElement method = found.get();
    Optional<GeneratedLock> lock = generated.find(type, name);
    if (lock.isPresent() && GeneratedLocks.isAccessor(method)) {
      return lock.map(behind -> generatedLock(behind, base));
    }
    TypeElement owner = Hierarchy.ownerOf(method);
    TypeMirror returned = types.erasure(method.getReturnType());
    Selector step =
        new Selector.Getter(new MethodRef(binaryName(owner), name, "()"), binaryName(returned));
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    LockPath from = isStatic ? LockPath.of(new Root.ClassLiteral(binaryName(owner))) : base.path();
    return Optional.of(base.through(method, from.then(step), method.getReturnType()));
  }

  private static Place generatedLock(GeneratedLock lock, Place.Value base) {
    return new Place.Value(
        lock.path().rebasedOn(base.path()), lock.owner().asType(), base.via(), Optional.of(lock));
  }

  Optional<TypeElement> elementOf(TypeMirror type) {
    return hierarchy.elementOf(type);
  }

  Optional<TypeElement> memberType(TypeElement type, String name) {
    return hierarchy.memberType(type, name);
  }

  boolean lacksSupertype(TypeElement type) {
    return hierarchy.lacksSupertype(type);
  }

  String binaryName(TypeElement type) {
    return elements.getBinaryName(type).toString();
  }

  private String binaryName(TypeMirror erased) {
    if (erased instanceof ArrayType array) {
      return binaryName(array.getComponentType()) + "[]";
    }
    return erased instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
        ? binaryName(element)
        : erased.toString();
  }
}
