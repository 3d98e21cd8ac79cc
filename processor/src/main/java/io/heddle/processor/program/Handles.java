package io.heddle.processor.program;

import io.heddle.processor.facts.Blocking;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Node;
import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The objects at which threads meet (threads, futures, latches, queues, barriers) by the names
 * under which bodies know them: a field, or a local variable that lambdas may share.
 */
final class Handles {

  /**
   * The name of an object.
   *
   * @param owner the class of a field, or the top-level class that a variable stands in
   * @param field the field; empty for a variable
   * @param id the variable; 0 for a field
   */
  record Key(String owner, String field, int id) {}

  /** A fact about such an object, and where it stands. */
  record Site<F extends Fact>(MethodFacts in, int node, F fact) {}

  private record Wakes(Key key, Blocking what) {}

  private static final List<MethodRef> TASKS =
      List.of(
          new MethodRef("", "run", "()"),
          new MethodRef("", "call", "()"),
          new MethodRef("", "get", "()"));

  private final Dispatch dispatch;
  private final ClassPool pool;
  private final Map<Key, List<Site<Fact.Spawn>>> spawns = new LinkedHashMap<>();
  private final Map<Key, List<Site<Fact.Spawn>>> forks = new HashMap<>();
  private final Map<Key, List<Site<Fact.Call>>> scopePasses = new HashMap<>();
  private final PassedScopes passedScopes;
  private final Map<Key, Set<Key>> kept = new HashMap<>();
  private final Map<Wakes, List<Site<Fact>>> wakes = new HashMap<>();
  private final Map<Key, List<Site<Fact.Block>>> blocks = new HashMap<>();
  private final Map<Key, List<Site<Fact.Sized>>> sizes = new LinkedHashMap<>();
  private final Map<Key, List<Site<Fact.OnThread>>> deeds = new HashMap<>();
  private final Set<Key> passedOn = new HashSet<>();
  private final List<Site<Fact.Spawn>> allSpawns = new ArrayList<>();
  private final List<Site<Fact.Sized>> allSizes = new ArrayList<>();

  Handles(ClassPool pool, Dispatch dispatch) {
    this.pool = pool;
    this.dispatch = dispatch;
    this.passedScopes = new PassedScopes(dispatch);
    for (MethodFacts method : pool.methods()) {
      List<Node> nodes = method.body().nodes();
      for (int index = 0; index < nodes.size(); index++) {
        for (Fact fact : nodes.get(index).fact()) {
          add(method, index, fact);
        }
      }
      method.returns().forEach(path -> key(method, path).ifPresent(passedOn::add));
    }
  }

  private void add(MethodFacts method, int node, Fact fact) {
    if (fact instanceof Fact.Spawn spawn) {
      Site<Fact.Spawn> site = new Site<>(method, node, spawn);
      allSpawns.add(site);
      key(method, spawn.handle()).ifPresent(key -> put(spawns, key, site));
      if (spawn.by().type().equals(Scopes.SCOPE) && !Scopes.isDaemon(method, spawn)) {
        key(method, spawn.by()).ifPresent(key -> put(forks, key, site));
      }
    } else if (fact instanceof Fact.Keep keep) {
      Optional<Key> where = key(method, keep.where());
      Optional<Key> object = key(method, keep.object());
      if (where.isPresent() && object.isPresent()) {
        kept.computeIfAbsent(where.get(), key -> new LinkedHashSet<>()).add(object.get());
      }
    } else if (fact instanceof Fact.Unblock unblock) {
      key(method, unblock.on())
          .ifPresent(
              key -> put(wakes, new Wakes(key, unblock.what()), new Site<>(method, node, fact)));
    } else if (fact instanceof Fact.Block block) {
      key(method, block.on()).ifPresent(key -> put(blocks, key, new Site<>(method, node, block)));
    } else if (fact instanceof Fact.Sized sized) {
      Site<Fact.Sized> site = new Site<>(method, node, sized);
      allSizes.add(site);
      key(method, sized.object()).ifPresent(key -> put(sizes, key, site));
    } else if (fact instanceof Fact.OnThread on) {
      key(method, on.thread()).ifPresent(key -> put(deeds, key, new Site<>(method, node, on)));
    } else if (fact instanceof Fact.Call call) {
      call.arguments().forEach(path -> key(method, path).ifPresent(passedOn::add));
      Scopes.scopesIn(call)
          .flatMap(scope -> key(method, scope).stream())
          .forEach(key -> put(scopePasses, key, new Site<>(method, node, call)));
    }
  }

  private static <K, V> void put(Map<K, List<V>> map, K key, V value) {
    map.computeIfAbsent(key, one -> new ArrayList<>()).add(value);
  }

  /** Returns the name of an object, if its path gives it one. */
  static Optional<Key> key(MethodFacts in, LockPath path) {
    List<Selector> steps = path.selectors();
    if (!steps.isEmpty()) {
      return steps.get(steps.size() - 1) instanceof Selector.Field step
          ? Optional.of(key(step.field()))
          : Optional.empty();
    } else if (path.root() instanceof Root.Static root) {
      return Optional.of(key(root.field()));
    } else if (path.root() instanceof Root.Fresh made) {
      return Optional.of(new Key(topLevel(in), "", made.id()));
    } else if (path.root() instanceof Root.Local local) {
      return Optional.of(new Key(topLevel(in), "", local.id()));
    }
    return Optional.empty();
  }

  private static Key key(FieldRef field) {
    return new Key(field.owner(), field.name(), 0);
  }

  private static String topLevel(MethodFacts in) {
    String owner = in.method().owner();
    int nested = owner.indexOf('$');
    return nested > 0 ? owner.substring(0, nested) : owner;
  }

  /** Returns everything that is made to run elsewhere. */
  List<Site<Fact.Spawn>> spawns() {
    return allSpawns;
  }

  /** Returns every barrier, pool and semaphore that is made. */
  List<Site<Fact.Sized>> sizes() {
    return allSizes;
  }

  /** Returns where the object of this name is made. */
  List<Site<Fact.Sized>> sizesOf(Key key) {
    return under(key, sizes);
  }

  /** Returns where something waits at the object of this name. */
  List<Site<Fact.Block>> blocksAt(Key key) {
    return under(key, blocks);
  }

  /** Returns the names under which an object can also be known: what a field is seen to keep. */
  private <V> List<V> under(Key key, Map<Key, List<V>> map) {
    List<V> all = new ArrayList<>(map.getOrDefault(key, List.of()));
    kept.getOrDefault(key, Set.of())
        .forEach(object -> all.addAll(map.getOrDefault(object, List.of())));
    return all;
  }

  /** Returns what is done with the thread of this name. */
  List<Fact.Deed> deedsOn(Key key) {
    return deeds.getOrDefault(key, List.of()).stream().map(site -> site.fact().deed()).toList();
  }

  /**
   * Returns the name that an object got where it was made, and those of the fields that keep it.
   */
  List<Key> namesOf(Key made) {
    List<Key> names = new ArrayList<>(List.of(made));
    kept.forEach(
        (field, objects) -> {
          if (objects.contains(made)) {
            names.add(field);
          }
        });
    return names;
  }

  /** Returns whether others, under names of their own, could do something with the object. */
  boolean isPassedOn(Key key) {
    return passedOn.contains(key);
  }

  /** Returns where those who wait at the object of this name are let go on. */
  List<Site<Fact>> wakersOf(Key key, Blocking what) {
    return wakes.getOrDefault(new Wakes(key, what), List.of());
  }

  /** Returns the bodies that have to end before a wait for this thread or future does. */
  List<MethodFacts> tasksOf(MethodFacts in, LockPath handle) {
    Set<MethodFacts> tasks = new LinkedHashSet<>();
    key(in, handle)
        .ifPresent(
            key ->
                under(key, spawns).forEach(site -> tasks.addAll(tasksOf(site.in(), site.fact()))));
    if (tasks.isEmpty()) {
      tasks.addAll(bodiesOf(in, handle));
    }
    return List.copyOf(tasks);
  }

  /** Returns the forks in the scope that a body waits for, those left out that come after. */
  List<Site<Fact.Spawn>> forksBefore(MethodFacts in, Fact.Block join) {
    Optional<Key> scope = key(in, join.on());
    if (scope.isEmpty()) {
      return List.of();
    }
    List<Site<Fact.Spawn>> before = new ArrayList<>();
    forks.getOrDefault(scope.get(), List.of()).stream()
        .filter(fork -> !isAfter(fork, in, join))
        .forEach(before::add);
    scopePasses.getOrDefault(scope.get(), List.of()).stream()
        .filter(pass -> !isAfter(pass, in, join))
        .forEach(pass -> before.addAll(passedForks(pass, scope.get())));
    return before;
  }

  private List<Site<Fact.Spawn>> passedForks(Site<Fact.Call> pass, Key scope) {
    return Scopes.scopesIn(pass.fact())
        .filter(path -> key(pass.in(), path).filter(scope::equals).isPresent())
        .flatMap(path -> passedScopes.forks(pass.fact(), path).stream())
        .toList();
  }

  private static boolean isAfter(Site<?> site, MethodFacts in, Fact.Block join) {
    return site.in().method().equals(in.method())
        && Scopes.facts(in).anyMatch(join::equals)
        && !Reach.leadsTo(in, site.node(), join);
  }

  /** Returns the bodies that something which is made runs elsewhere. */
  List<MethodFacts> tasksOf(MethodFacts in, Fact.Spawn spawn) {
    return spawn.tasks().stream().flatMap(path -> bodiesOf(in, path).stream()).toList();
  }

  /** Returns the bodies that run when a function or object is run. */
  List<MethodFacts> bodiesOf(MethodFacts in, LockPath path) {
    if (path.root() instanceof Root.Function function && path.selectors().isEmpty()) {
      return pool.method(function.body()).stream().toList();
    }
    boolean isThis = path.selectors().isEmpty() && path.root() instanceof Root.This;
    String type = isThis ? in.method().owner() : path.type();
    if (pool.facts(type).isEmpty()) {
      return List.of();
    }
    boolean exact = path.selectors().isEmpty() && path.root() instanceof Root.Fresh;
    for (MethodRef task : TASKS) {
      List<MethodFacts> found =
          exact
              ? dispatch.onExactly(type, task).stream().toList()
              : dispatch.onSome(type, task.in(type)).stream().map(Dispatch.Target::body).toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }
}
