package io.heddle.processor.facts.read;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import io.heddle.processor.lock.FieldRef;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * The fields of a class that a constructor fills with what its caller passes, or a method if they
 * are not final.
 */
final class ReceivedFields {

  private static final Set<String> PASSING_ON = Set.of("requireNonNull", "checkNotNull");

  private final Reading reading;

  ReceivedFields(Reading reading) {
    this.reading = reading;
  }

  List<FieldRef> of(TypeElement type) {
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .filter(field -> isFinal(field) || !Symbols.isStatic(field))
        .filter(field -> !field.asType().getKind().isPrimitive())
        .filter(this::isReceived)
        .map(reading.symbols()::fieldOf)
        .toList();
  }

  private static boolean isFinal(VariableElement field) {
    return field.getModifiers().contains(Modifier.FINAL);
  }

  private boolean isReceived(VariableElement field) {
    return reading.definitions().valuesOf(field).stream().anyMatch(this::isParameter);
  }

  private boolean isParameter(Tree value) {
    if (!(value instanceof ExpressionTree expression)) {
      return false;
    }
    ExpressionTree plain = Paths.withoutCasts(expression);
    if (plain instanceof ConditionalExpressionTree choice) {
      return isParameter(choice.getTrueExpression()) || isParameter(choice.getFalseExpression());
    }
    if (plain instanceof MethodInvocationTree call && !call.getArguments().isEmpty()) {
      String name = call.getMethodSelect().toString();
      String simple = name.substring(name.lastIndexOf('.') + 1);
      return PASSING_ON.contains(simple) && isParameter(call.getArguments().get(0));
    }
    return plain instanceof IdentifierTree
        && reading
            .attribution()
            .variableOf(plain)
            .filter(variable -> variable.getKind() == ElementKind.PARAMETER)
            .isPresent();
  }
}
