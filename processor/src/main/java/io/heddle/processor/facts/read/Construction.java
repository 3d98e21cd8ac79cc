package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * Where a constructor lets other threads see its object: a thread or task that uses it, a static
 * field, a collection in one.
 */
final class Construction {

  private static final LockPath THIS = LockPath.of(new Root.This());

  /** Methods by which a collection keeps what it is passed. */
  private static final Set<String> KEEPING =
      Set.of("add", "addFirst", "addLast", "offer", "put", "putIfAbsent", "push", "set");

  private static final Set<String> KEEPERS =
      Set.of(
          "java.util.Collection", "java.util.Map", "java.util.concurrent.atomic.AtomicReference");

  private final Translation body;
  private final Reading reading;

  /** What the threads made here run that use the object, by the names under which they start. */
  private final Map<LockPath, List<ExpressionTree>> seeing = new HashMap<>();

  private final TaskReach shownTo;

  private boolean constructing;
  private boolean shown;

  Construction(Translation body) {
    this.body = body;
    this.reading = body.reading;
    this.shownTo = new TaskReach(reading);
  }

  /** Notes that the body is a constructor. */
  void begin() {
    constructing = true;
  }

  /** Returns whether the body is a constructor. */
  boolean isUnderWay() {
    return constructing;
  }

  /** Returns whether other threads can see the object that is constructed. */
  boolean isShown() {
    return shown;
  }

  /** Notes that a field is given a value, if others can look at it. */
  void assigned(ExpressionTree use, VariableElement field, TypeElement owner) {
    if (body.paths.baseOf(use, field, owner).equals(THIS) && shownTo.reaches(field)) {
      Position at = positionOf(use);
      body.graph.add(new Fact.LateField(reading.symbols().fieldOf(field), at), Body.NEVER);
    }
  }

  /** Notes that the object that is constructed is kept in a static field, or in what that holds. */
  private void show(Tree tree) {
    if (constructing) {
      shown = true;
      body.graph.add(new Fact.OnThread(Fact.Deed.SHOW, THIS, positionOf(tree)), Body.NEVER);
    }
  }

  /** Notes that something is kept in a field. */
  void keep(VariableElement field, ExpressionTree given) {
    if (constructing && Symbols.isStatic(field) && ThisUses.isThis(given)) {
      shownTo.addEverything();
      show(given);
    }
  }

  /** Notes that a thread has a further name. */
  void alias(LockPath thread, LockPath name) {
    List<ExpressionTree> tasks = seeing.get(thread);
    if (tasks != null) {
      seeing.put(name, tasks);
    }
  }

  /** Notes that a thread is started. */
  void start(Tree tree, LockPath thread) {
    if (constructing && (thread.equals(THIS) || seeing.containsKey(thread))) {
      if (thread.equals(THIS)) {
        shownTo.addEverything();
      } else {
        seeing.getOrDefault(thread, List.of()).forEach(shownTo::add);
      }
      show(tree);
    }
  }

  /** Notes that something is made which runs elsewhere, now or once it is started. */
  void spawn(
      Tree tree, LockPath handle, List<? extends ExpressionTree> arguments, boolean started) {
    if (!constructing) {
      return;
    }
    List<ExpressionTree> tasks = shownTo.tasksAmong(arguments);
    if (tasks.stream().anyMatch(task -> new ThisUses(reading).in(task))) {
      if (started) {
        tasks.forEach(shownTo::add);
        show(tree);
      } else {
        seeing.put(handle, tasks);
      }
    }
  }

  /** Notes that a method of the platform is called. */
  void call(MethodInvocationTree tree, ExecutableElement method, Supplier<LockPath> receiver) {
    if (constructing
        && KEEPING.contains(method.getSimpleName().toString())
        && tree.getArguments().stream().anyMatch(ThisUses::isThis)
        && Symbols.ownerOf(method).filter(this::isKeeper).isPresent()
        && receiver.get().root() instanceof Root.Static) {
      shownTo.addEverything();
      show(tree);
    }
  }

  private boolean isKeeper(TypeElement type) {
    return reading.symbols().namesOf(type).stream().anyMatch(KEEPERS::contains);
  }

  private Position positionOf(Tree tree) {
    return reading.positions().of(tree);
  }
}
