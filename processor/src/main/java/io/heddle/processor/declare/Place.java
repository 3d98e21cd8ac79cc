package io.heddle.processor.declare;

import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockPath;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** How far the resolution of a lock name has come. */
sealed interface Place {

  /**
   * The name so far means an object.
   *
   * @param path the object
   * @param type its static type
   * @param generated its kind, when it is a lock that Heddle generates
   */
  record Value(LockPath path, TypeMirror type, Optional<LockKind> generated) implements Place {
    static Value of(LockPath path, TypeMirror type) {
      return new Value(path, type, Optional.empty());
    }
  }

  /** The name so far means a class. */
  record Type(TypeElement type) implements Place {}

  /** The name means nothing, or nothing that can guard. */
  record Nowhere(Resolution.Failed why) implements Place {
    static Nowhere because(String problem, String repair) {
      return new Nowhere(new Resolution.Failed(problem, repair));
    }
  }
}
