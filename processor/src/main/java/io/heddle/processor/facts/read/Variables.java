package io.heddle.processor.facts.read;

import com.sun.source.tree.Tree;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Root;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.VariableElement;

/**
 * The local variables and new objects of one top-level class: their ids, and what each variable
 * stands for.
 */
final class Variables {

  /** What a variable that is assigned once was initialised with, in the frame of that body. */
  private record Binding(LockUse lock, BodyFrame frame) {}

  /** Where a variable that is assigned once got its value, in the frame of that body. */
  private record Origin(LockPath path, BodyFrame frame) {}

  /** What is further away from where a body starts says little of who has it. */
  private static final int LONGEST_ORIGIN = 4;

  private final Symbols symbols;
  private final Definitions definitions;
  private final Map<VariableElement, Integer> ids = new HashMap<>();
  private final IdentityHashMap<Tree, Integer> freshIds = new IdentityHashMap<>();
  private final Map<VariableElement, LockPath> paths = new HashMap<>();
  private final Map<VariableElement, Binding> views = new HashMap<>();
  private final Map<VariableElement, BodyFrame> frames = new HashMap<>();
  private final Map<VariableElement, Origin> origins = new HashMap<>();
  private int lastId;

  Variables(Symbols symbols, Definitions definitions) {
    this.symbols = symbols;
    this.definitions = definitions;
  }

  int nextId() {
    return ++lastId;
  }

  int idOf(VariableElement variable) {
    return ids.computeIfAbsent(variable, key -> nextId());
  }

  int idOfNew(Tree expression) {
    return freshIds.computeIfAbsent(expression, key -> nextId());
  }

  /** Notes that a variable stands for a path of the body that declares it. */
  void bind(VariableElement variable, LockPath path, BodyFrame frame) {
    paths.put(variable, path);
    frames.put(variable, frame);
  }

  /** Notes what a variable is given, where that can be another object at another time. */
  void bindOrigin(VariableElement variable, LockPath path, BodyFrame frame) {
    if (path.root() instanceof Root.Local local) {
      local.origin().stream()
          .map(path::rebasedOn)
          .filter(whole -> whole.selectors().size() <= LONGEST_ORIGIN)
          .forEach(whole -> origins.put(variable, new Origin(whole, frame)));
    } else if (!(path.root() instanceof Root.Unknown)) {
      origins.put(variable, new Origin(path, frame));
    }
  }

  /** Notes that a variable stands for one side of a lock, or for the lock of a condition. */
  void bindView(VariableElement variable, LockUse lock, BodyFrame frame) {
    views.put(variable, new Binding(lock, frame));
  }

  /** Returns the lock of which a variable is a view. */
  Optional<LockUse> viewBy(VariableElement variable, BodyFrame frame) {
    return Optional.ofNullable(views.get(variable))
        .map(
            view ->
                new LockUse(
                    seenFrom(view.lock.path(), view.frame, frame, variable),
                    view.lock.mode(),
                    view.lock.kind()));
  }

  /** Returns the path that a local variable or parameter stands for, seen from a body. */
  LockPath pathOf(VariableElement variable, BodyFrame frame) {
    LockPath bound = paths.get(variable);
    BodyFrame home = frames.get(variable);
    if (bound != null && home != null) {
      return seenFrom(bound, home, frame, variable);
    }
    String type = symbols.nameOf(variable.asType());
    if (!definitions.isAssignedOnce(variable)) {
      return LockPath.unknown(type);
    }
    int index = frame.parameters.indexOf(variable);
    String name = variable.getSimpleName().toString();
    return LockPath.of(
        index >= 0
            ? new Root.Parameter(index, name, type)
            : new Root.Local(idOf(variable), name, type, originOf(variable, frame)));
  }

  private List<LockPath> originOf(VariableElement variable, BodyFrame frame) {
    Origin origin = origins.get(variable);
    return origin != null && origin.frame == frame ? List.of(origin.path) : List.of();
  }

  /** Carries a path from the body that declares a variable to a body that captures it. */
  private LockPath seenFrom(
      LockPath path, BodyFrame home, BodyFrame frame, VariableElement variable) {
    Root root = path.root();
    if (home == frame) {
      return path;
    } else if (root instanceof Root.This && !home.owner.name().equals(frame.owner.name())) {
      return new LockPath(new Root.Outer(home.owner.name()), path.selectors());
    } else if (root instanceof Root.Parameter parameter) {
      VariableElement captured = home.parameters.get(parameter.index());
      Root local = new Root.Local(idOf(captured), parameter.name(), parameter.type());
      return new LockPath(local, path.selectors());
    } else if (root instanceof Root.Fresh fresh) {
      String name = variable.getSimpleName().toString();
      return new LockPath(new Root.Local(fresh.id(), name, fresh.type()), path.selectors());
    }
    return path;
  }
}
