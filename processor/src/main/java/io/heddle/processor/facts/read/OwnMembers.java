package io.heddle.processor.facts.read;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** The members of one class, by name, for trees whose names have not been resolved. */
final class OwnMembers {

  private final TypeElement type;
  private final List<MethodTree> methods;
  private final Set<String> instanceFields = new HashSet<>();
  private final Set<String> staticFields = new HashSet<>();
  private final Set<String> staticMethods = new HashSet<>();

  OwnMembers(TypeElement type, ClassTree tree) {
    this.type = type;
    this.methods =
        tree.getMembers().stream()
            .filter(MethodTree.class::isInstance)
            .map(MethodTree.class::cast)
            .toList();
    ElementFilter.fieldsIn(type.getEnclosedElements())
        .forEach(field -> (isStatic(field) ? staticFields : instanceFields).add(nameOf(field)));
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (isStatic(method)) {
        staticMethods.add(nameOf(method));
      }
    }
  }

  String typeName() {
    return nameOf(type);
  }

  boolean isInstanceField(String name) {
    return instanceFields.contains(name);
  }

  boolean isStaticField(String name) {
    return staticFields.contains(name);
  }

  boolean isStaticMethod(String name) {
    return staticMethods.contains(name);
  }

  /** Returns the method that a call means, if only one has its name and number of parameters. */
  Optional<MethodTree> method(String name, int parameters) {
    List<MethodTree> found =
        methods.stream()
            .filter(method -> method.getName().contentEquals(name))
            .filter(method -> method.getParameters().size() == parameters)
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static boolean isStatic(Element member) {
    return member.getModifiers().contains(Modifier.STATIC);
  }

  private static String nameOf(Element element) {
    return element.getSimpleName().toString();
  }
}
