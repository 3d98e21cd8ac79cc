package io.heddle.processor.declare;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * A class to weave, free of errors.
 *
 * @param type the class
 * @param constructors those that a subclass can call, in source order
 * @param locks the locks to generate, in the order in which they are first used
 * @param methods the methods whose override does something around the body
 * @param accessors the abstract methods to implement with a primitive of the runtime
 * @param threadLocals the values to keep for each thread
 * @param lifeCycle the life cycle, if the class has daemons
 */
public record ThreadedClass(
    TypeElement type,
    List<ExecutableElement> constructors,
    List<LockField> locks,
    List<WovenMethod> methods,
    List<Accessor> accessors,
    List<ThreadLocalValue> threadLocals,
    Optional<LifeCycle> lifeCycle)
    implements Weavable {

  public ThreadedClass {
    constructors = List.copyOf(constructors);
    locks = List.copyOf(locks);
    methods = List.copyOf(methods);
    accessors = List.copyOf(accessors);
    threadLocals = List.copyOf(threadLocals);
  }
}
