package io.heddle.processor.facts.read;

import com.sun.source.tree.Tree;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Root;
import java.util.HashMap;
import java.util.IdentityHashMap;
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

  private final Symbols symbols;
  private final Definitions definitions;
  private final Map<VariableElement, Integer> ids = new HashMap<>();
  private final IdentityHashMap<Tree, Integer> freshIds = new IdentityHashMap<>();
  private final Map<VariableElement, LockPath> paths = new HashMap<>();
  private final Map<VariableElement, Binding> views = new HashMap<>();
  private final Map<VariableElement, BodyFrame> frames = new HashMap<>();
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
            : new Root.Local(idOf(variable), name, type));
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
