package io.heddle.processor.weave;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.heddle.processor.declare.GuardedState;
import io.heddle.processor.declare.GuardedView;
import io.heddle.processor.declare.LockField;
import io.heddle.processor.declare.ServiceGroup;
import io.heddle.processor.declare.ThreadedClass;
import io.heddle.processor.declare.Weavable;
import io.heddle.processor.declare.WovenMethod;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Writes the classes that are woven for what a user declared. */
public final class Weaver {

  /** In the order in which their methods appear in the file. */
  private static final List<Feature> OF_CLASSES =
      List.of(
          new LockFields(),
          new BarrierFields(),
          new PermitFields(),
          new Constructors(),
          new Overrides(),
          new Accessors(),
          new ThreadLocals(),
          new LifeCycleMembers());

  private final Elements elements;
  private final Types types;

  /**
   * Makes a weaver for one round.
   *
   * @param elements the element utilities of the round
   * @param types the type utilities of the round
   */
  public Weaver(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /**
   * Writes one woven class.
   *
   * @param declared what it is woven for, free of errors
   * @return the source file, to be written through the {@code Filer}
   */
  public JavaFile weave(Weavable declared) {
    TypeSpec.Builder type = TypeSpec.classBuilder(declared.wovenName());
    WovenClass woven = membersOf(declared, type);
    type.addAnnotation(GeneratedMark.in(declared.type(), elements))
        .addModifiers(Modifier.FINAL)
        .addTypeVariables(woven.typeVariables())
        .addOriginatingElement(declared.type())
        .avoidClashesWithNestedClasses(declared.type());
    if (woven.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
    namesOfJavaLangIn(declared).forEach(type::alwaysQualify);
    woven.suppressions().annotation().ifPresent(type::addAnnotation);
    return JavaFile.builder(woven.rawName().packageName(), type.build())
        .indent("  ")
        .skipJavaLangImports(true)
        .build();
  }

  private WovenClass membersOf(Weavable declared, TypeSpec.Builder type) {
    if (declared instanceof GuardedView view) {
      return facade(view, type);
    } else if (declared instanceof GuardedState state) {
      return state(state, type);
    } else if (declared instanceof ServiceGroup group) {
      return group(group, type);
    }
    WovenClass woven = new WovenClass((ThreadedClass) declared, elements, types, type);
    type.addJavadoc("The woven form of {@link $T}.\n", types.erasure(declared.type().asType()))
        .superclass(woven.sourceTypes().of(declared.type().asType()));
    OF_CLASSES.forEach(feature -> feature.addTo(woven));
    return woven;
  }

  private WovenClass facade(GuardedView view, TypeSpec.Builder type) {
    ThreadedClass members = membersOf(view.type(), view.locks(), view.methods());
    WovenClass woven = new WovenClass(members, elements, types, type);
    type.addJavadoc(
            "Guards every call that comes through it. What the object behind it calls on itself "
                + "takes no\nlock again.\n")
        .addSuperinterface(woven.sourceTypes().of(view.type().asType()));
    List<Feature> features = List.of(new LockFields(), new Target(view), new Overrides());
    features.forEach(feature -> feature.addTo(woven));
    return woven;
  }

  private WovenClass state(GuardedState state, TypeSpec.Builder type) {
    WovenClass woven =
        new WovenClass(membersOf(state.type(), List.of(), List.of()), elements, types, type);
    type.addJavadoc(
        "The properties of {@link $T}, reachable under its lock alone.\n",
        types.erasure(state.type().asType()));
    new StateMembers(state).addTo(woven);
    return woven;
  }

  private WovenClass group(ServiceGroup group, TypeSpec.Builder type) {
    WovenClass woven =
        new WovenClass(membersOf(group.type(), List.of(), List.of()), elements, types, type);
    type.addJavadoc("The services of {@link $T} as one.\n", types.erasure(group.type().asType()))
        .addSuperinterface(woven.sourceTypes().of(group.type().asType()));
    new GroupMembers(group).addTo(woven);
    return woven;
  }

  private static ThreadedClass membersOf(
      TypeElement type, List<LockField> locks, List<WovenMethod> methods) {
    return new ThreadedClass(
        type, List.of(), locks, methods, List.of(), List.of(), Optional.empty());
  }

  /** Returns the names that mean something else in the package of the class than elsewhere. */
  private List<String> namesOfJavaLangIn(Weavable declared) {
    return elements.getPackageOf(declared.type()).getEnclosedElements().stream()
        .map(type -> type.getSimpleName().toString())
        .filter(name -> elements.getTypeElement("java.lang." + name) != null)
        .sorted()
        .toList();
  }
}
