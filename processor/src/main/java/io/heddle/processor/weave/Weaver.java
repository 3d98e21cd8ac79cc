package io.heddle.processor.weave;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.heddle.processor.declare.ThreadedClass;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Writes the woven class of a {@code @Threaded} class. */
public final class Weaver {

  /** In the order in which their methods appear in the file. */
  private static final List<Feature> FEATURES =
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
   * @param declared the class, free of errors
   * @return the source file, to be written through the {@code Filer}
   */
  public JavaFile weave(ThreadedClass declared) {
    TypeSpec.Builder type = TypeSpec.classBuilder(declared.wovenName());
    WovenClass woven = new WovenClass(declared, elements, types, type);
    type.addJavadoc("The woven form of {@link $T}.\n", types.erasure(declared.type().asType()))
        .addAnnotation(GeneratedMark.in(declared.type(), elements))
        .addModifiers(Modifier.FINAL)
        .addTypeVariables(woven.typeVariables())
        .superclass(woven.sourceTypes().of(declared.type().asType()))
        .addOriginatingElement(declared.type())
        .avoidClashesWithNestedClasses(declared.type());
    if (woven.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
    namesOfJavaLangIn(declared).forEach(type::alwaysQualify);
    FEATURES.forEach(feature -> feature.addTo(woven));
    woven.suppressions().annotation().ifPresent(type::addAnnotation);
    return JavaFile.builder(woven.rawName().packageName(), type.build())
        .indent("  ")
        .skipJavaLangImports(true)
        .build();
  }

  /** Returns the names that mean something else in the package of the class than elsewhere. */
  private List<String> namesOfJavaLangIn(ThreadedClass declared) {
    return elements.getPackageOf(declared.type()).getEnclosedElements().stream()
        .map(type -> type.getSimpleName().toString())
        .filter(name -> elements.getTypeElement("java.lang." + name) != null)
        .sorted()
        .toList();
  }
}
