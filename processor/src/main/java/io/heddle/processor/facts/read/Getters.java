package io.heddle.processor.facts.read;

import static java.util.Objects.requireNonNull;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import io.heddle.processor.declare.LockNames;
import io.heddle.processor.declare.Resolution;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Methods that do nothing but return a field. */
final class Getters {

  private final Reading reading;
  private final LockNames names;

  Getters(Reading reading, LockNames names) {
    this.reading = reading;
    this.names = names;
  }

  /** Returns the path of the field that a method returns; nothing if it does anything else. */
  List<LockPath> returnedBy(MethodTree tree, ExecutableElement method, BodyFrame frame) {
    if (!method.getParameters().isEmpty()) {
      return List.of();
    } else if (tree.getBody() == null) {
      return wovenAccessor(method);
    }
    return onlyReturnIn(tree.getBody())
        .map(result -> fieldNamedBy(result.getExpression(), frame))
        .orElse(List.of());
  }

  /** Which locks are held while the field is read does not change which field it is. */
  private static Optional<ReturnTree> onlyReturnIn(BlockTree block) {
    if (block.getStatements().size() != 1) {
      return Optional.empty();
    }
    StatementTree only = block.getStatements().get(0);
    if (only instanceof SynchronizedTree locked) {
      return onlyReturnIn(locked.getBlock());
    }
    return only instanceof ReturnTree result && result.getExpression() != null
        ? Optional.of(result)
        : Optional.empty();
  }

  private List<LockPath> fieldNamedBy(ExpressionTree expression, BodyFrame frame) {
    return switch (Paths.withoutCasts(expression).getKind()) {
      case IDENTIFIER, MEMBER_SELECT -> {
        LockPath path = new Paths(reading, frame).of(expression);
        yield isField(path) ? List.of(path) : List.of();
      }
      default -> List.of();
    };
  }

  private static boolean isField(LockPath path) {
    Root root = path.root();
    boolean known =
        root instanceof Root.This || root instanceof Root.Outer || root instanceof Root.Static;
    return known
        && (root instanceof Root.Static || !path.selectors().isEmpty())
        && path.selectors().stream().allMatch(Selector.Field.class::isInstance);
  }

  /** An abstract method that returns a lock is implemented to return the lock of its name. */
  private List<LockPath> wovenAccessor(ExecutableElement method) {
    if (method.getModifiers().contains(Modifier.ABSTRACT)
        && reading.symbols().nameOf(method.getReturnType()).startsWith("io.heddle.")
        && names.resolve(method.getSimpleName() + "()", method) instanceof Resolution.Found found
        && isField(found.path())) {
      return List.of(found.path());
    }
    return List.of();
  }

  /** Returns the accessors of a record that its author left to the compiler. */
  List<ExecutableElement> unwrittenAccessorsOf(TypeElement type, Set<MethodRef> written) {
    return type.getRecordComponents().stream()
        .map(RecordComponentElement::getAccessor)
        .filter(accessor -> !written.contains(reading.symbols().methodOf(accessor)))
        .toList();
  }

  /** Returns the field behind such an accessor. */
  List<LockPath> componentOf(ExecutableElement accessor) {
    return ElementFilter.fieldsIn(
            requireNonNull(accessor.getEnclosingElement()).getEnclosedElements())
        .stream()
        .filter(field -> field.getSimpleName().equals(accessor.getSimpleName()))
        .map(field -> new Selector.Field(reading.symbols().fieldOf(field)))
        .map(field -> LockPath.of(new Root.This()).then(field))
        .toList();
  }
}
