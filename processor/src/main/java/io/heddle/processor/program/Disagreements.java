package io.heddle.processor.program;

import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds fields that most code touches with one lock held, and some with none. */
final class Disagreements {

  /** Fewer accesses with the lock are no custom, nor are those of a single method. */
  private static final int FEWEST = 3;

  /** Out of a hundred: below that, it was noise in what was measured on real code. */
  private static final int AGREEMENT = 75;

  /**
   * One access.
   *
   * @param locks the lock classes held, those held on some paths included
   * @param isClear whether every lock held has a class
   */
  private record Access(Occurrence<Fact.Unguarded> where, Set<LockClass> locks, boolean isClear) {

    /** A finally block that is left in two ways holds what either way holds. */
    Access or(Access other) {
      Set<LockClass> both = new HashSet<>(locks);
      both.addAll(other.locks);
      return new Access(where.fact().write() ? where : other.where, both, isClear && other.isClear);
    }

    boolean isFree() {
      return isClear && locks.isEmpty();
    }
  }

  private final EntryLocks entries;
  private final Unlocked unlocked;
  private final Beginnings beginnings;
  private final Map<FieldRef, Map<Position, Access>> byField = new LinkedHashMap<>();

  private Disagreements(EntryLocks entries, Unlocked unlocked, Beginnings beginnings) {
    this.entries = entries;
    this.unlocked = unlocked;
    this.beginnings = beginnings;
  }

  static List<Disagreement> in(
      ClassPool pool, EntryLocks entries, Unlocked unlocked, Beginnings beginnings) {
    Disagreements disagreements = new Disagreements(entries, unlocked, beginnings);
    for (MethodFacts method : pool.methods()) {
      if (method.kind() != MethodFacts.Kind.ESCAPING) {
        disagreements.collect(method);
      }
    }
    List<Disagreement> found = new ArrayList<>();
    disagreements.byField.forEach(
        (field, accesses) ->
            disagreements.of(field, List.copyOf(accesses.values())).ifPresent(found::add));
    return found;
  }

  private void collect(MethodFacts method) {
    List<Node> nodes = method.body().nodes();
    for (int index = 0; index < nodes.size(); index++) {
      for (Fact fact : nodes.get(index).fact()) {
        if (fact instanceof Fact.Unguarded use
            && isShared(use.base())
            && !Unlocked.isUnderConstruction(method, use.base())) {
          add(method, index, use);
        }
      }
    }
  }

  /** What a variable names may be still private, or private to one thread. */
  private static boolean isShared(LockPath base) {
    Root root = base.root();
    return root instanceof Root.This
        || root instanceof Root.Outer
        || root instanceof Root.Static
        || root instanceof Root.ClassLiteral;
  }

  private void add(MethodFacts method, int node, Fact.Unguarded use) {
    Optional<HeldLocks> held = entries.flow(method).flatMap(flow -> flow.before().get(node));
    if (held.isPresent()) {
      byField
          .computeIfAbsent(use.field(), field -> new TreeMap<>())
          .merge(use.at(), access(method, use, held.get()), Access::or);
    }
  }

  private static Access access(MethodFacts method, Fact.Unguarded use, HeldLocks held) {
    Set<LockClass> locks = new HashSet<>();
    boolean isClear = true;
    for (Hold hold : held.all()) {
      Optional<LockClass> lock = lockOf(hold, use, method);
      lock.ifPresent(locks::add);
      isClear &= lock.isPresent();
    }
    return new Access(new Occurrence<>(method, use, held), locks, isClear);
  }

  /** The monitor of the object itself is one lock, whichever class of it has the method. */
  private static Optional<LockClass> lockOf(Hold hold, Fact.Unguarded use, MethodFacts method) {
    return hold.lock().path().equals(use.base()) && !use.field().isStatic()
        ? Optional.of(new LockClass(use.field().owner(), ""))
        : LockClass.of(hold.lock(), method.method().owner());
  }

  private Optional<Disagreement> of(FieldRef field, List<Access> all) {
    List<Access> clear =
        all.stream()
            .filter(Access::isClear)
            .filter(access -> !access.isFree() || !unlocked.isHeldByCallers(access.where().in()))
            .toList();
    // What begins an object does no harm, but is no evidence of a custom either.
    List<Access> counted =
        clear.stream().filter(access -> !access.isFree() || !isBeginning(access.where())).toList();
    Optional<LockClass> lock = mostHeld(counted);
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    List<Occurrence<Fact.Unguarded>> held =
        counted.stream()
            .filter(access -> access.locks().contains(lock.get()))
            .map(Access::where)
            .toList();
    List<Occurrence<Fact.Unguarded>> free =
        counted.stream()
            .filter(Access::isFree)
            .map(Access::where)
            .sorted(Comparator.comparing(where -> !where.fact().write()))
            .toList();
    boolean isCustom =
        held.size() >= FEWEST
            && held.size() * 100 >= clear.size() * AGREEMENT
            && held.stream().map(where -> where.in().method()).distinct().count() > 1
            && held.stream().anyMatch(where -> where.fact().write());
    return isCustom && !free.isEmpty()
        ? Optional.of(new Disagreement(field, lock.get(), held, counted.size(), free))
        : Optional.empty();
  }

  private boolean isBeginning(Occurrence<Fact.Unguarded> free) {
    return beginnings.isBefore(free.in(), free.fact());
  }

  private static Optional<LockClass> mostHeld(List<Access> accesses) {
    Map<LockClass, Integer> counts = new TreeMap<>();
    accesses.forEach(access -> access.locks().forEach(lock -> counts.merge(lock, 1, Integer::sum)));
    return counts.entrySet().stream()
        .max(
            Map.Entry.<LockClass, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey);
  }
}
