package io.heddle.processor.weave;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import io.heddle.processor.declare.TakenLock;
import io.heddle.processor.declare.WovenMethod;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/** What names mean inside one generated method. */
final class MethodScope {

  private final WovenClass woven;
  private final boolean isOfView;
  private final Set<String> parameters;
  private final NameAllocator locals;

  MethodScope(ExecutableElement method, WovenClass woven) {
    this(method, false, woven);
  }

  MethodScope(WovenMethod method, WovenClass woven) {
    this(method.method(), method.isOfView(), woven);
  }

  private MethodScope(ExecutableElement method, boolean isOfView, WovenClass woven) {
    this.woven = woven;
    this.isOfView = isOfView;
    this.parameters = Overriding.parameterNames(method);
    this.locals = woven.names().locals();
    parameters.forEach(locals::newName);
  }

  /** Returns a name for a new local variable. */
  String local(String suggestion) {
    return locals.newName(suggestion);
  }

  /** Returns an expression for a generated field. */
  String field(String name) {
    return parameters.contains(name) ? "this." + name : name;
  }

  /** Returns what the method of the same signature is called on. */
  CodeBlock inner() {
    if (isOfView) {
      return CodeBlock.of("$T.super", woven.types().erasure(woven.base().asType()));
    }
    String through = woven.callThrough();
    return CodeBlock.of("$L", woven.isFacade() ? field(through) : through);
  }

  /** Returns an expression for a lock, before a side of it is chosen. */
  CodeBlock lock(TakenLock lock) {
    Optional<String> generated = woven.names().lock(lock.path());
    if (generated.isPresent()) {
      return CodeBlock.of("$L", field(generated.get()));
    } else if (lock.via().isEmpty()) {
      return CodeBlock.of("this");
    }
    List<Element> rest = lock.via().subList(1, lock.via().size());
    return rest.stream()
        .map(step -> CodeBlock.of(step instanceof ExecutableElement ? "$L()" : "$L", nameOf(step)))
        .reduce(first(lock.via().get(0)), (path, step) -> CodeBlock.of("$L.$L", path, step));
  }

  private CodeBlock first(Element step) {
    if (step instanceof TypeElement type) {
      return CodeBlock.of("$T.class", woven.types().erasure(type.asType()));
    }
    String suffix = step instanceof ExecutableElement ? "()" : "";
    if (!(step.getEnclosingElement() instanceof TypeElement owner)) {
      throw new IllegalArgumentException("expected a member of a class, found " + step);
    }
    if (step.getModifiers().contains(Modifier.STATIC)) {
      return CodeBlock.of("$T.$L$L", woven.types().erasure(owner.asType()), nameOf(step), suffix);
    } else if (step instanceof ExecutableElement) {
      return CodeBlock.of("$L()", nameOf(step));
    }
    return isHidden(step, owner)
        ? CodeBlock.of("(($T) this).$L", woven.types().erasure(owner.asType()), nameOf(step))
        : CodeBlock.of("$L", field(nameOf(step)));
  }

  private boolean isHidden(Element field, TypeElement owner) {
    TypeElement at = woven.base();
    while (!at.equals(owner)) {
      boolean isDeclaredHere =
          ElementFilter.fieldsIn(at.getEnclosedElements()).stream()
              .anyMatch(other -> other.getSimpleName().equals(field.getSimpleName()));
      if (isDeclaredHere || !(at.getSuperclass() instanceof DeclaredType above)) {
        return isDeclaredHere;
      }
      at = (TypeElement) above.asElement();
    }
    return false;
  }

  private static String nameOf(Element element) {
    return element.getSimpleName().toString();
  }
}
