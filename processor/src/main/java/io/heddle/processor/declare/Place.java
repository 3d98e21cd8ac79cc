package io.heddle.processor.declare;

import io.heddle.processor.declare.GeneratedLocks.GeneratedLock;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** How far the resolution of a lock name has come. */
sealed interface Place {

  /**
   * The name so far means an object.
   *
   * @param path the object
   * @param type its static type
   * @param via the fields and methods that were gone through, in order
   * @param generated the lock, when it is one that Heddle generates
   */
  record Value(LockPath path, TypeMirror type, List<Element> via, Optional<GeneratedLock> generated)
      implements Place {
    public Value {
      via = List.copyOf(via);
    }

    static Value of(LockPath path, TypeMirror type) {
      return new Value(path, type, List.of(), Optional.empty());
    }

    /** Returns whether it is {@code this}, {@code Outer.this} or {@code Type.class}. */
    boolean isMonitorByName() {
      return path.selectors().isEmpty() && !(path.root() instanceof Root.Static);
    }

    /** Returns what is reached from here through one more member. */
    Value through(Element member, LockPath path, TypeMirror type) {
      List<Element> longer = new ArrayList<>(via);
      longer.add(member);
      return new Value(path, type, longer, Optional.empty());
    }
  }

  /** The name so far means a class. */
  record Type(TypeElement type) implements Place {}

  /** The name leads through a type that does not exist, or not yet: nobody knows what it means. */
  record Missing() implements Place {}

  /** The name means nothing, or nothing that can guard. */
  record Nowhere(Resolution.Failed why) implements Place {
    static Nowhere because(String problem, String repair) {
      return new Nowhere(new Resolution.Failed(problem, repair));
    }
  }
}
