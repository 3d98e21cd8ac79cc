package io.heddle.processor.declare;

import java.util.List;

/**
 * What one round declares.
 *
 * @param classes the classes and interfaces to weave, sorted by name; none in which an error was
 *     found
 * @param problems every malformed use, sorted by class and then in source order
 * @param deferred the qualified names of outermost classes that mention types which do not exist
 *     yet, sorted: nothing of them was read, a later round may
 */
public record Declared(List<Weavable> classes, List<Problem> problems, List<String> deferred) {

  public Declared {
    classes = List.copyOf(classes);
    problems = List.copyOf(problems);
    deferred = List.copyOf(deferred);
  }
}
