package io.heddle.processor.facts.read;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.lock.MethodRef;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What comes to light while a body is read and is read after it. */
final class Discoveries {

  /**
   * A lambda, or a method reference that is passed on, that does not run as part of the body around
   * it.
   */
  record Function(ExpressionTree tree, String name, MethodFacts.Kind kind) {}

  private final Deque<ClassTree> classes = new ArrayDeque<>();
  private final Deque<Function> functions = new ArrayDeque<>();
  private final IdentityHashMap<Tree, MethodRef> bodies = new IdentityHashMap<>();
  private final Map<String, Integer> functionsIn = new HashMap<>();
  private final Set<MethodRef> handedOut = new HashSet<>();

  private final IdentityHashMap<Tree, Optional<String>> roles = new IdentityHashMap<>();

  private final Set<Tree> later = Collections.newSetFromMap(new IdentityHashMap<>());

  /** A finally block is read once for each way through it, what stands in it only once. */
  private final Set<Tree> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  void found(ClassTree tree) {
    if (seen.add(tree)) {
      classes.add(tree);
    }
  }

  /** Notes a function, and names its body. */
  void found(ExpressionTree tree, String owner, MethodFacts.Kind kind) {
    if (seen.add(tree)) {
      String name = "lambda$" + (functionsIn.merge(owner, 1, Integer::sum) - 1);
      bodies.put(tree, new MethodRef(owner, name, "()"));
      functions.add(new Function(tree, name, kind));
    }
  }

  /** Returns the body of a function that was found. */
  Optional<MethodRef> bodyOf(ExpressionTree function) {
    return Optional.ofNullable(bodies.get(function));
  }

  /** Notes that the methods of an anonymous class surely run later, with nothing held. */
  void runsLater(ClassTree anonymous) {
    later.add(anonymous);
  }

  /** Notes that a method is passed as a function that surely runs later, with nothing held. */
  void handedOut(MethodRef method) {
    handedOut.add(method);
  }

  /** Notes that a function runs on threads of a role, or on a thread of its own. */
  void runsOn(ExpressionTree function, Optional<String> role) {
    roles.put(function, role);
  }

  /** Returns the role of the threads on which a function runs, as far as that is known. */
  Optional<Optional<String>> roleOf(ExpressionTree function) {
    return Optional.ofNullable(roles.get(function));
  }

  Optional<ClassTree> nextClass() {
    return Optional.ofNullable(classes.poll());
  }

  Optional<Function> nextFunction() {
    return Optional.ofNullable(functions.poll());
  }

  boolean isRunLater(ClassTree anonymous) {
    return later.contains(anonymous);
  }

  boolean isHandedOut(MethodRef method) {
    return handedOut.contains(method);
  }
}
