package io.heddle.processor.facts.read;

import io.heddle.processor.facts.library.Effect;
import io.heddle.processor.facts.library.Library;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** What there is to know of each method before its calls are looked at: asked once for them all. */
final class Callees {

  private final Symbols symbols;
  private final Library library;
  private final Exceptions exceptions;
  private final Map<ExecutableElement, Callee> known = new HashMap<>();

  Callees(Symbols symbols, Library library, Exceptions exceptions) {
    this.symbols = symbols;
    this.library = library;
    this.exceptions = exceptions;
  }

  /**
   * A method or constructor.
   *
   * @param name its simple name
   * @param owner the class that declares it; empty if that is erroneous
   * @param isOfJdk whether that class belongs to the JDK
   * @param isStatic whether it is called on no object
   * @param effect what the library models say about it
   * @param throwing what a call of it can throw
   */
  record Callee(
      String name,
      Optional<TypeElement> owner,
      boolean isOfJdk,
      boolean isStatic,
      Effect effect,
      Thrown throwing) {}

  Callee of(ExecutableElement method) {
    Callee callee = known.get(method);
    if (callee == null) {
      callee = ask(method);
      known.put(method, callee);
    }
    return callee;
  }

  private Callee ask(ExecutableElement method) {
    Optional<TypeElement> owner = Symbols.ownerOf(method);
    return new Callee(
        method.getSimpleName().toString(),
        owner,
        owner.isPresent() && symbols.isJdk(owner.get()),
        Symbols.isStatic(method),
        library.effectOf(method),
        exceptions.byCallOf(method));
  }
}
