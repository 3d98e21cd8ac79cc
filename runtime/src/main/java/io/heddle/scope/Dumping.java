package io.heddle.scope;

import io.heddle.HeddleThread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a scope and all within it. First it notes who waits for what, then which of the threads
 * hold that, so that a holder is named also where nobody keeps account of locks.
 */
final class Dumping {

  private final int maxTasks;
  private int dumped;

  /** By the number of the thread that holds them, what others wait for. */
  private final Map<Long, Set<String>> heldFromOthers = new HashMap<>();

  /** What the dump calls the threads in it. */
  private final Map<Long, String> names = new HashMap<>();

  private Dumping(int maxTasks) {
    this.maxTasks = maxTasks;
  }

  /**
   * @param maxTasks how many tasks are looked at
   */
  static ScopeDump of(Scope scope, int maxTasks) {
    Dumping dumping = new Dumping(maxTasks);
    dumping.note(scope);
    return dumping.dump(scope, Optional.of(dumping.dumpOwner(scope)));
  }

  private void note(Scope scope) {
    note(scope.owner(), "thread \"" + scope.owner().thread.getName() + "\"");
    for (Task<?> task : scope.children().running()) {
      Strand strand = task.strand();
      if (strand != null) {
        note(strand, task.label());
      }
    }
    scope.children().inner().forEach(this::note);
  }

  private void note(Strand strand, String name) {
    HeddleThread thread = strand.task == null ? null : strand.task.thread();
    names.putIfAbsent(ident(strand.thread, thread), name);
    Object awaited = strand.awaited();
    long holder = strand.holder();
    if (awaited != null && holder != 0) {
      heldFromOthers.computeIfAbsent(holder, any -> new LinkedHashSet<>()).add(Names.of(awaited));
    }
  }

  private ScopeDump dump(Scope scope, Optional<OwnerDump> owner) {
    Map<Strand, List<ScopeDump>> inner = new HashMap<>();
    for (Scope within : scope.children().inner()) {
      inner
          .computeIfAbsent(within.owner(), any -> new ArrayList<>())
          .add(dump(within, Optional.empty()));
    }
    List<Task<?>> left = new ArrayList<>(scope.children().running());
    left.addAll(scope.children().waitingForTheirTurn());
    List<TaskDump> tasks = new ArrayList<>();
    for (Task<?> task : left.subList(0, Math.min(left.size(), Math.max(0, maxTasks - dumped)))) {
      Strand strand = task.strand();
      List<ScopeDump> opened = strand == null ? null : inner.remove(strand);
      tasks.add(dump(task, strand, opened == null ? List.of() : opened));
    }
    return new ScopeDump(
        scope.name(),
        scope.owner().thread.getName(),
        owner,
        scope.state(),
        scope.timeLeft(),
        scope.children().forked(),
        left.size(),
        tasks,
        inner.values().stream().flatMap(List::stream).toList());
  }

  private TaskDump dump(Task<?> task, @Nullable Strand strand, List<ScopeDump> opened) {
    if (strand == null) {
      return new TaskDump(
          task.name(),
          task.state(),
          task.daemon,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          opened);
    }
    dumped++;
    return new TaskDump(
        task.name(),
        task.state(),
        task.daemon,
        Optional.of(strand.thread.getName()),
        awaits(strand),
        awaitsFrom(strand),
        holds(strand),
        List.of(strand.thread.getStackTrace()),
        opened);
  }

  private OwnerDump dumpOwner(Scope scope) {
    Strand owner = scope.owner();
    return new OwnerDump(
        awaits(owner), awaitsFrom(owner), holds(owner), List.of(owner.thread.getStackTrace()));
  }

  private static Optional<String> awaits(Strand strand) {
    Object awaited = strand.awaited();
    if (awaited != null) {
      return Optional.of(awaited.toString());
    }
    Scope mine = strand.innermost();
    return mine != null && mine.isOwnedBy(strand) && mine.children().isAwaited()
        ? Optional.of("the tasks of " + mine.label())
        : Optional.empty();
  }

  private Optional<String> awaitsFrom(Strand strand) {
    return Optional.ofNullable(names.get(strand.holder()));
  }

  private List<String> holds(Strand strand) {
    Set<String> holds = new LinkedHashSet<>();
    strand.held().forEach(lock -> holds.add(Names.of(lock)));
    HeddleThread handle = strand.task == null ? null : strand.task.thread();
    holds.addAll(heldFromOthers.getOrDefault(ident(strand.thread, handle), Set.of()));
    return List.copyOf(holds);
  }

  @SuppressWarnings("deprecation") // getId: nobody overrides it in threads that Heddle makes
  private static long ident(Thread thread, @Nullable HeddleThread handle) {
    long ident = handle == null ? 0 : handle.ident();
    return ident != 0 ? ident : thread.getId();
  }

  /** What dumps call a primitive: a lock by its label, anything else by its text. */
  private static final class Names {
    static String of(Object primitive) {
      return primitive instanceof io.heddle.Lockable lock ? lock.label() : primitive.toString();
    }
  }
}
