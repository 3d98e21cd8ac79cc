package io.heddle.processor.declare;

import io.heddle.processor.declare.GeneratedLocks.GeneratedLock;
import io.heddle.processor.declare.Members.Annotated;
import io.heddle.processor.declare.TakenLock.Api;
import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Finds out how a woven class takes the locks that a {@code @Guarded} names. */
final class LockTaking {

  private final Round round;

  LockTaking(Round round) {
    this.round = round;
  }

  /** Returns the locks in the order in which they are named; names without a lock are left out. */
  List<TakenLock> read(Annotated guarded, TypeElement woven, List<Problem> problems) {
    LockMode mode =
        round.annotations().constant(guarded.annotation(), "mode").equals("READ")
            ? LockMode.READ
            : LockMode.WRITE;
    List<TakenLock> locks = new ArrayList<>();
    for (String name : round.annotations().strings(guarded.annotation(), "value")) {
      if (round.names().locate(name, guarded.declaredOn()) instanceof Place.Value place) {
        TakenLock lock =
            new TakenLock(
                place.path(), throughAccessor(place), mode, apiOf(place), labelOf(place.path()));
        check(lock, place, name, guarded, woven, locks)
            .ifPresentOrElse(problems::add, () -> locks.add(lock));
      }
    }
    return locks;
  }

  /** Returns how the generated lock of the object itself is taken. */
  static TakenLock taken(GeneratedLock lock, LockMode mode) {
    return new TakenLock(lock.path(), List.of(), mode, apiOf(lock), labelOf(lock.path()));
  }

  private static Api apiOf(GeneratedLock lock) {
    return lock.kind() == LockKind.READ_WRITE ? Api.RW_LOCK : Api.LOCKABLE;
  }

  private Optional<Problem> check(
      TakenLock lock,
      Place.Value place,
      String name,
      Annotated guarded,
      TypeElement woven,
      List<TakenLock> before) {
    if (isOfOtherObject(place) && accessorOf(place.generated().get()).isEmpty()) {
      GeneratedLock hidden = place.generated().get();
      return Optional.of(
          Problem.badGuard(
              guarded.declaredOn(),
              guarded.annotation(),
              "'%s' cannot be taken here: the lock is generated inside another object"
                  .formatted(name),
              "declare an accessor in %s: abstract RLock %s();"
                  .formatted(hidden.owner().getSimpleName(), hidden.name())));
    }
    for (Element step : lock.via()) {
      if (!isAccessible(step, woven)) {
        return Optional.of(
            Problem.badGuard(
                guarded.declaredOn(),
                guarded.annotation(),
                "'%s' cannot be taken by the woven class: %s is %s"
                    .formatted(name, step.getSimpleName(), accessOf(step)),
                "make it package-private, or remove it and let Heddle generate the lock"));
      }
    }
    if (before.stream().anyMatch(other -> other.path().equals(lock.path()))) {
      return Optional.of(
          Problem.badGuard(
              guarded.declaredOn(),
              guarded.annotation(),
              "'%s' is named twice".formatted(name),
              "keep one of them"));
    } else if (lock.mode() == LockMode.READ && !lock.hasReadSide()) {
      return Optional.of(
          Problem.badGuard(
              guarded.declaredOn(),
              guarded.annotation(),
              "'%s' has no read side to take in mode READ".formatted(name),
              "use a read/write lock, or mode WRITE"));
    }
    return Optional.empty();
  }

  /**
   * Returns the members that lead to a lock. The generated lock of another object is hidden in the
   * woven class of that object, so that only an accessor leads to it.
   */
  private List<Element> throughAccessor(Place.Value place) {
    List<Element> via = new ArrayList<>(place.via());
    if (isOfOtherObject(place)) {
      accessorOf(place.generated().get()).ifPresent(via::add);
    }
    return via;
  }

  private Optional<ExecutableElement> accessorOf(GeneratedLock lock) {
    return round
        .hierarchy()
        .nullaryMethod(lock.owner(), lock.name())
        .filter(GeneratedLocks::isAccessor);
  }

  private static boolean isOfOtherObject(Place.Value place) {
    return place.generated().isPresent() && !place.via().isEmpty();
  }

  private Api apiOf(Place.Value place) {
    if (place.generated().isPresent()) {
      return apiOf(place.generated().get());
    } else if (place.isMonitorByName()) {
      return Api.MONITOR;
    }
    TypeMirror type = place.type();
    LockTypes lockTypes = round.lockTypes();
    if (lockTypes.isA(type, LockTypes.LOCKABLE)) {
      return Api.LOCKABLE;
    } else if (lockTypes.isA(type, LockTypes.RW_LOCK)) {
      return Api.RW_LOCK;
    } else if (lockTypes.isA(type, LockTypes.SEMAPHORE)) {
      return Api.SEMAPHORE;
    } else if (lockTypes.isA(type, LockTypes.JUC_LOCK)) {
      return Api.JUC_LOCK;
    } else if (lockTypes.isA(type, LockTypes.JUC_READ_WRITE_LOCK)) {
      return Api.JUC_READ_WRITE_LOCK;
    } else if (lockTypes.isA(type, LockTypes.JUC_STAMPED_LOCK)) {
      return Api.STAMPED_LOCK;
    }
    return lockTypes.isA(type, LockTypes.JUC_SEMAPHORE) ? Api.JUC_SEMAPHORE : Api.MONITOR;
  }

  private static String labelOf(LockPath path) {
    return path.selectors().size() == 1 && path.selectors().get(0) instanceof Selector.Field field
        ? field.field().toString()
        : path.toString();
  }

  private boolean isAccessible(Element member, TypeElement from) {
    if (member.getModifiers().contains(Modifier.PRIVATE)) {
      return false;
    }
    boolean isProtectedAbove =
        member.getModifiers().contains(Modifier.PROTECTED)
            && round.hierarchy().superclasses(from).contains(Hierarchy.ownerOf(member));
    return member.getModifiers().contains(Modifier.PUBLIC)
        || isProtectedAbove
        || round.elements().getPackageOf(member).equals(round.elements().getPackageOf(from));
  }

  private static String accessOf(Element member) {
    if (member.getModifiers().contains(Modifier.PRIVATE)) {
      return "private";
    }
    return member.getModifiers().contains(Modifier.PROTECTED)
        ? "protected in another class"
        : "package-private in another package";
  }
}
