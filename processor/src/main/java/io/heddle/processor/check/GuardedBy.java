package io.heddle.processor.check;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import io.heddle.processor.program.HeldLocks;
import io.heddle.processor.program.Occurrence;
import io.heddle.processor.program.Program;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A guarded field is touched, or a method that expects a lock is called, on a path that does not
 * hold the lock.
 *
 * <p>Silent where the object is still private to the thread that makes it, where nobody knows when
 * the code runs, and where a lock of the same class is held that could be the right one.
 */
final class GuardedBy implements Rule {

  private static final Set<String> GENERATED = Set.of("io.heddle.RLock", "io.heddle.RwLock");
  private static final Set<String> DESERIALIZERS = Set.of("readObject", "readObjectNoData");

  /** Where a field is used: {@code if (name != null && name.isEmpty())} is one mistake. */
  private record Line(FieldRef field, boolean write, String file, int line) {
    static Line of(Fact.Access access) {
      return new Line(access.field(), access.write(), access.at().file(), access.at().line());
    }
  }

  @Override
  public String key() {
    return "guarded-by";
  }

  @Override
  public List<Finding> findings(Program program) {
    Possession possession = new Possession(program.received(), program.takenForCallers());
    List<Finding> findings = new ArrayList<>();
    Set<Line> told = new HashSet<>();
    for (Occurrence<Fact.Access> access : program.accesses()) {
      if (isShared(access.in(), access.fact())) {
        missing(access, possession)
            .filter(guard -> told.add(Line.of(access.fact())))
            .ifPresent(guard -> findings.add(unguarded(access, guard)));
      }
    }
    for (Occurrence<Fact.Call> call : program.calls()) {
      if (isKnown(call.in()) && !isUnderConstruction(call.in(), call.fact().receiver())) {
        call.fact().requires().stream()
            .map(lock -> seenFrom(call.fact().receiver(), lock, LockMode.WRITE))
            .filter(lock -> !possession.mayHold(call.in(), call.held(), lock))
            .findFirst()
            .ifPresent(lock -> findings.add(unheld(call, lock)));
      }
    }
    return findings;
  }

  private static boolean isKnown(MethodFacts method) {
    return method.kind() != MethodFacts.Kind.ESCAPING;
  }

  private static boolean isShared(MethodFacts method, Fact.Access access) {
    boolean inOwnInitializer =
        method.kind() == MethodFacts.Kind.STATIC_INITIALIZER && access.field().isStatic();
    return isKnown(method) && !inOwnInitializer && !isUnderConstruction(method, access.base());
  }

  private static boolean isUnderConstruction(MethodFacts method, LockPath object) {
    return object.root() instanceof Root.Fresh
        || (makesItsObject(method) && object.equals(LockPath.of(new Root.This())));
  }

  /** Deserialisation calls readObject as others call a constructor. */
  private static boolean makesItsObject(MethodFacts method) {
    return method.kind() == MethodFacts.Kind.CONSTRUCTOR
        || DESERIALIZERS.contains(method.method().name());
  }

  /** A write needs every guard; a reader is safe with any, since writers hold them all. */
  private static Optional<LockUse> missing(Occurrence<Fact.Access> access, Possession possession) {
    LockMode mode = access.fact().write() ? LockMode.WRITE : LockMode.READ;
    List<LockUse> needed =
        access.fact().guards().stream()
            .map(guard -> seenFrom(access.fact().base(), guard, mode))
            .toList();
    List<LockUse> missing =
        needed.stream()
            .filter(guard -> !possession.mayHold(access.in(), access.held(), guard))
            .toList();
    boolean readUnderOne = !access.fact().write() && missing.size() < needed.size();
    return readUnderOne ? Optional.empty() : missing.stream().findFirst();
  }

  /** Returns a lock of an object's class as a body names it that names the object. */
  static LockUse seenFrom(LockPath object, LockUse guard, LockMode mode) {
    LockPath path = guard.path();
    if (path.root() instanceof Root.This) {
      path = path.rebasedOn(object);
    } else if (path.root() instanceof Root.Outer outer
        && !object.equals(LockPath.of(new Root.This()))) {
      path = path.rebasedOn(LockPath.unknown(outer.type()));
    }
    return new LockUse(path, mode, guard.kind());
  }

  private Finding unguarded(Occurrence<Fact.Access> access, LockUse guard) {
    String verb = access.fact().write() ? "write to '" : "read of '";
    return finding(
        access, verb + access.fact().field().name() + "' needs " + Witness.name(guard), guard);
  }

  private Finding unheld(Occurrence<Fact.Call> call, LockUse lock) {
    return finding(
        call, "call of '" + call.fact().target().name() + "' needs " + Witness.name(lock), lock);
  }

  private Finding finding(Occurrence<?> where, String need, LockUse lock) {
    boolean onSomePaths = where.held().matching(lock.path()).anyMatch(hold -> !hold.certain());
    return new Finding(
        key(),
        onSomePaths ? Severity.WARNING : Severity.ERROR,
        where.fact().at(),
        need + side(where.held(), lock) + "; held here: " + heldAt(where.held()),
        List.of(),
        repair(lock.path()),
        where.in().suppressed());
  }

  /** A lock that Heddle generates is in nobody's hands: only an annotation takes it. */
  private static String repair(LockPath lock) {
    boolean mayBeGenerated =
        lock.root() instanceof Root.This
            && lock.selectors().size() == 1
            && lock.selectors().get(0) instanceof Selector.Field field
            && GENERATED.contains(field.field().type());
    return mayBeGenerated
        ? ("take '%1$s' around it, with @Guarded(\"%1$s\") on a method of a @Threaded class, or"
                + " declare the method @Holding(\"%1$s\") so that its callers must")
            .formatted(lock)
        : "hold '" + lock + "' around it, or declare the method @Holding so that its callers must";
  }

  private static String heldAt(HeldLocks held) {
    if (held.all().isEmpty()) {
      return "nothing";
    }
    return held.all().stream()
        .map(
            hold ->
                Witness.name(hold.lock())
                    + (hold.lock().mode() == LockMode.READ && !namesItsSide(hold.lock())
                        ? " (read)"
                        : "")
                    + (hold.certain() ? "" : " on some paths"))
        .collect(Collectors.joining(", "));
  }

  /** Says that the write side is needed where else the same lock would seem to be held. */
  private static String side(HeldLocks held, LockUse needed) {
    boolean readOnly =
        held.matching(needed.path()).anyMatch(hold -> hold.lock().mode() == LockMode.READ);
    return readOnly && needed.mode() == LockMode.WRITE && !namesItsSide(needed) ? " (write)" : "";
  }

  private static boolean namesItsSide(LockUse lock) {
    return lock.kind() == LockKind.READ_WRITE;
  }
}
