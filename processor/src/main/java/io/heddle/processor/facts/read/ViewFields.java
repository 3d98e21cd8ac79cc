package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Root;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Finds the final fields that are views of locks, from the only value that each is given. */
final class ViewFields {

  private final Reading reading;

  ViewFields(Reading reading) {
    this.reading = reading;
  }

  void find() {
    for (VariableElement field : reading.definitions().variables()) {
      if (field.getKind().isField() && field.getModifiers().contains(Modifier.FINAL)) {
        reading.definitions().onlyValueOf(field).ifPresent(value -> find(field, value));
      }
    }
  }

  private void find(VariableElement field, ExpressionTree value) {
    Optional<TypeElement> owner = Symbols.ownerOf(field);
    if (owner.isEmpty() || !mayBeView(value)) {
      return;
    }
    ClassFrame home = ClassFrame.of(owner.get(), reading.symbols());
    BodyFrame frame = new BodyFrame(home, List.of());
    Paths paths = new Paths(reading, frame);
    Optional<LockUse> view = new LockExpressions(reading, frame, paths).viewBy(value);
    view.filter(lock -> namesSameEverywhere(lock.path()))
        .ifPresent(lock -> reading.declared().views().put(reading.symbols().fieldOf(field), lock));
  }

  private static boolean mayBeView(ExpressionTree value) {
    return switch (Paths.withoutCasts(value).getKind()) {
      case METHOD_INVOCATION, NEW_CLASS -> true;
      default -> false;
    };
  }

  /** A constructor's parameters and locals mean nothing outside of it. */
  private static boolean namesSameEverywhere(LockPath path) {
    Root root = path.root();
    return path.isStable() && (root instanceof Root.Static || root instanceof Root.This);
  }
}
