package io.heddle.processor.facts.read;

import java.util.List;
import javax.lang.model.element.VariableElement;

/** One body and what its lock paths can start from; compared by identity. */
final class BodyFrame {

  final ClassFrame owner;

  /** The parameters of a method or constructor; those of a lambda are locals. */
  final List<? extends VariableElement> parameters;

  BodyFrame(ClassFrame owner, List<? extends VariableElement> parameters) {
    this.owner = owner;
    this.parameters = List.copyOf(parameters);
  }
}
