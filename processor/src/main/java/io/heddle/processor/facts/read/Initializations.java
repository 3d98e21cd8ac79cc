package io.heddle.processor.facts.read;

import com.sun.source.tree.ClassTree;
import io.heddle.processor.facts.Initialization;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** Tells how classes come to be initialised. */
final class Initializations {

  private static final Set<ElementKind> FROM_OUTSIDE =
      EnumSet.of(
          ElementKind.CONSTRUCTOR,
          ElementKind.METHOD,
          ElementKind.FIELD,
          ElementKind.ENUM_CONSTANT);

  private final Reading reading;
  private final Map<TypeElement, Boolean> withDefaults = new HashMap<>();

  Initializations(Reading reading) {
    this.reading = reading;
  }

  Initialization of(TypeElement type, ClassTree tree) {
    List<String> before = new ArrayList<>();
    if (!type.getKind().isInterface()) {
      for (TypeElement above : reading.symbols().directSuperTypes(type)) {
        if (!reading.symbols().isJdk(above)
            && (!above.getKind().isInterface() || hasDefaults(above))) {
          before.add(reading.symbols().nameOf(above));
        }
      }
    }
    return new Initialization(before, isOpen(type), reading.positions().of(tree));
  }

  private boolean hasDefaults(TypeElement type) {
    return withDefaults.computeIfAbsent(
        type,
        key ->
            ElementFilter.methodsIn(key.getEnclosedElements()).stream()
                .anyMatch(method -> method.getModifiers().contains(Modifier.DEFAULT)));
  }

  /** What is declared for a package is used by classes that can be seen. */
  private static boolean isOpen(TypeElement type) {
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      if (!isVisible(at)) {
        return false;
      }
    }
    return type.getEnclosedElements().stream().anyMatch(Initializations::initializes);
  }

  private static boolean initializes(Element member) {
    boolean ofClass = Symbols.isStatic(member) || member.getKind() == ElementKind.CONSTRUCTOR;
    boolean constant = member instanceof VariableElement field && field.getConstantValue() != null;
    return FROM_OUTSIDE.contains(member.getKind()) && ofClass && !constant && isVisible(member);
  }

  private static boolean isVisible(Element element) {
    Element around = element.getEnclosingElement();
    return element.getModifiers().contains(Modifier.PUBLIC)
        || element.getModifiers().contains(Modifier.PROTECTED)
        || (around instanceof TypeElement && around.getKind().isInterface());
  }
}
