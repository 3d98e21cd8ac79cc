package io.heddle.processor.declare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** The methods that say they may block, by themselves or by what they override. */
public final class BlockingMethods {

  private final boolean any;
  private final Hierarchy hierarchy;
  private final Members members;
  private final Map<TypeElement, Boolean> declaring = new HashMap<>();
  private final Map<ExecutableElement, Boolean> known = new HashMap<>();

  /**
   * Finds them on demand.
   *
   * @param any whether there can be any: they need an annotation that this compilation can see
   */
  BlockingMethods(boolean any, Hierarchy hierarchy, Members members) {
    this.any = any;
    this.hierarchy = hierarchy;
    this.members = members;
  }

  /**
   * Returns whether a method or constructor says that it may block.
   *
   * @param method any method or constructor
   */
  public boolean contains(ExecutableElement method) {
    return any && known.computeIfAbsent(method, this::find);
  }

  private boolean find(ExecutableElement method) {
    if (!(method.getEnclosingElement() instanceof TypeElement owner)) {
      return false;
    }
    List<TypeElement> above =
        hierarchy.supertypesOutsideJava(owner).stream()
            .filter(type -> declaring.computeIfAbsent(type, BlockingMethods::declares))
            .toList();
    return Annotations.has(method, Annotations.BLOCKING)
        || (!above.isEmpty()
            && members.overriddenBy(method, owner, above).stream()
                .anyMatch(each -> Annotations.has(each, Annotations.BLOCKING)));
  }

  private static boolean declares(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .anyMatch(method -> Annotations.has(method, Annotations.BLOCKING));
  }
}
