package io.heddle.processor.declare;

import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/**
 * An interface to weave into a facade, free of errors.
 *
 * @param type the interface
 * @param target the type of the object behind it, seen from the interface
 * @param locks the locks to generate, in the order in which they are first used
 * @param methods the methods to forward, with their locks
 */
public record GuardedView(
    TypeElement type, DeclaredType target, List<LockField> locks, List<WovenMethod> methods)
    implements Weavable {

  public GuardedView {
    locks = List.copyOf(locks);
    methods = List.copyOf(methods);
  }
}
