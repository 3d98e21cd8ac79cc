package io.heddle.processor.declare;

import io.heddle.processor.declare.GeneratedLocks.GeneratedLock;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockUse;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** The locks that the woven form of a {@code @GuardedView} takes around its calls. */
public final class ViewLocks {

  private final Contracts contracts;
  private final GeneratedLocks generated;
  private final Annotations annotations;
  private final Hierarchy hierarchy;
  private final Members members;

  ViewLocks(
      Contracts contracts,
      GeneratedLocks generated,
      Annotations annotations,
      Hierarchy hierarchy,
      Members members) {
    this.contracts = contracts;
    this.generated = generated;
    this.annotations = annotations;
    this.hierarchy = hierarchy;
    this.members = members;
  }

  /**
   * A method of a view.
   *
   * @param method the method as it was declared
   * @param locks the locks around it, in the order in which they are taken
   */
  public record Forwarded(ExecutableElement method, List<LockUse> locks) {

    /** Copies the list. */
    public Forwarded {
      locks = List.copyOf(locks);
    }
  }

  /**
   * Returns the method of a view that a method of its woven class stands for.
   *
   * @param forwarding a method of any class
   * @return the method; nothing for a method of another class than that of a view
   */
  public Optional<Forwarded> behind(ExecutableElement forwarding) {
    TypeElement woven = Hierarchy.ownerOf(forwarding);
    List<TypeElement> above =
        hierarchy.supertypes(woven).stream().filter(type -> type.getKind().isInterface()).toList();
    Optional<TypeElement> view =
        above.stream().filter(type -> Annotations.has(type, Annotations.GUARDED_VIEW)).findFirst();
    List<ExecutableElement> forwarded = members.overriddenBy(forwarding, woven, above);
    if (view.isEmpty() || forwarded.isEmpty()) {
      return Optional.empty();
    }
    for (ExecutableElement method : forwarded) {
      Optional<AnnotationMirror> guarded = Annotations.find(method, Annotations.GUARDED);
      if (guarded.isPresent()) {
        return Optional.of(new Forwarded(method, contracts.takenFor(method, guarded.get())));
      }
    }
    return Optional.of(new Forwarded(forwarded.get(0), byDefault(view.get())));
  }

  private List<LockUse> byDefault(TypeElement view) {
    return Annotations.find(view, Annotations.GUARDED_VIEW)
        .map(annotation -> annotations.string(annotation, "value"))
        .flatMap(name -> generated.find(view, name))
        .map(ViewLocks::written)
        .stream()
        .toList();
  }

  private static LockUse written(GeneratedLock lock) {
    return new LockUse(lock.path(), LockMode.WRITE, lock.kind());
  }
}
