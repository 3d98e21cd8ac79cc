package io.heddle.processor.facts.read;

import com.sun.source.tree.NewClassTree;
import io.heddle.processor.facts.library.PlainCollections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * The fields of one top-level class that threads may share by some lock, although nothing says so:
 * those that change after construction, in a class that uses locks.
 */
final class SharedFields {

  /** What is watched of a field. */
  private enum Watch {
    NOTHING,
    VALUE,
    /** The field is final, but refers to a collection that changes. */
    CONTENTS
  }

  private static final String KEY = "inconsistent-sync";

  private final Attribution attribution;
  private final Symbols symbols;
  private final Definitions definitions;
  private final Optional<TypeElement> topLevel;
  private final Map<VariableElement, Watch> watched = new HashMap<>();

  SharedFields(
      Attribution attribution,
      Symbols symbols,
      Definitions definitions,
      Optional<TypeElement> topLevel) {
    this.attribution = attribution;
    this.symbols = symbols;
    this.definitions = definitions;
    this.topLevel = topLevel;
  }

  /** Returns whether any field is watched at all. */
  boolean any() {
    return definitions.usesLocks();
  }

  /** Returns whether reads and writes of a field matter. */
  boolean hasSharedValue(VariableElement field) {
    return any() && watch(field) == Watch.VALUE;
  }

  /** Returns whether what is done with the collection in a field matters. */
  boolean hasSharedContents(VariableElement field) {
    return any() && watch(field) != Watch.NOTHING && isPlainCollection(field);
  }

  private Watch watch(VariableElement field) {
    Watch known = watched.get(field);
    if (known == null) {
      known = decide(field);
      watched.put(field, known);
    }
    return known;
  }

  private Watch decide(VariableElement field) {
    if (field.getModifiers().contains(Modifier.VOLATILE)
        || !isDeclaredHere(field)
        || Annotated.suppresses(field, KEY)) {
      return Watch.NOTHING;
    } else if (definitions.isReassigned(field)) {
      return Watch.VALUE;
    }
    return isPlainCollection(field) ? Watch.CONTENTS : Watch.NOTHING;
  }

  /** Who else could give it a value is not known of the others. */
  private boolean isDeclaredHere(VariableElement field) {
    Element at = field;
    Optional<TypeElement> outermost = Optional.empty();
    while (at.getEnclosingElement() instanceof TypeElement owner) {
      if (isForOneThread(owner)) {
        return false;
      }
      outermost = Optional.of(owner);
      at = owner;
    }
    return outermost.isPresent() && outermost.equals(topLevel);
  }

  private static boolean isForOneThread(TypeElement owner) {
    return owner.getAnnotationMirrors().stream()
        .anyMatch(mirror -> Annotated.isNamed(mirror, "NotThreadSafe"));
  }

  private boolean isPlainCollection(VariableElement field) {
    return isPlain(Optional.of(field.asType()))
        || definitions
            .onlyValueOf(field)
            .map(Paths::withoutCasts)
            .filter(NewClassTree.class::isInstance)
            .filter(made -> isPlain(attribution.typeOf(made)))
            .isPresent();
  }

  private boolean isPlain(Optional<TypeMirror> type) {
    return type.flatMap(symbols::elementOf)
        .map(symbols::nameOf)
        .filter(PlainCollections::contains)
        .isPresent();
  }
}
