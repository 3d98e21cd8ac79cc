package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewClassTree;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.Root;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;

/** Notes which objects a constructor keeps for good, as far as they have bodies, or are locks. */
final class Filling {

  private final Translation body;

  Filling(Translation body) {
    this.body = body;
  }

  /** Notes that a constructor gives a field a value. */
  void keep(VariableElement field, ExpressionTree given) {
    if (field.getModifiers().contains(Modifier.FINAL)
        && !Symbols.isStatic(field)
        && (hasBodies(field) || (canBeLock(field) && isParameter(given)))) {
      body.graph.add(
          new Fact.Fill(
              body.reading.symbols().fieldOf(field),
              valueOf(given),
              body.reading.positions().of(given)),
          Body.NEVER);
    }
  }

  private boolean hasBodies(VariableElement field) {
    return body.reading
        .symbols()
        .elementOf(field.asType())
        .filter(type -> !body.reading.symbols().isJdk(type))
        .isPresent();
  }

  private boolean canBeLock(VariableElement field) {
    String type = body.reading.symbols().nameOf(field.asType());
    return type.startsWith("java.util.concurrent.locks.") || type.equals("java.lang.Object");
  }

  private boolean isParameter(ExpressionTree given) {
    return body.reading
        .attribution()
        .variableOf(Paths.withoutCasts(given))
        .filter(variable -> variable.getKind() == ElementKind.PARAMETER)
        .isPresent();
  }

  /** An object made within another than the constructor's own says nothing of that. */
  private LockPath valueOf(ExpressionTree given) {
    LockPath value = body.paths.of(given);
    boolean known = value.root() instanceof Root.Parameter || value.root() instanceof Root.Fresh;
    boolean elsewhere = given instanceof NewClassTree made && made.getEnclosingExpression() != null;
    return known && !elsewhere && value.selectors().isEmpty()
        ? value
        : LockPath.unknown(value.type());
  }
}
