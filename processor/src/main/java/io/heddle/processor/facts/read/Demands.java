package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import io.heddle.processor.facts.Demand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** The classes that one body needs initialised, those left out whose code is running already. */
final class Demands {

  private final Reading reading;
  private final BodyFrame frame;
  private final Map<String, Demand> byType = new LinkedHashMap<>();

  Demands(Reading reading, BodyFrame frame) {
    this.reading = reading;
    this.frame = frame;
  }

  /** Returns whether touching a field can ask for a class. */
  static boolean canBeOf(VariableElement field) {
    return Symbols.isStatic(field) && field.getConstantValue() == null;
  }

  /** Notes that a field is read or written; a constant is copied into the code that uses it. */
  void touch(VariableElement field, ExpressionTree use) {
    if (canBeOf(field)) {
      Optional<TypeElement> owner = Symbols.ownerOf(field);
      if (owner.isPresent()
          && !reading.symbols().isJdk(owner.get())
          && !reading.symbols().isSubclass(frame.owner.type(), owner.get())) {
        add(
            reading.symbols().nameOf(owner.get()),
            reading.symbols().fieldOf(field).toString(),
            use);
      }
    }
  }

  /** Notes a call of a method {@code forName}, which may ask for a class by its name. */
  void called(ExecutableElement method, Tree tree) {
    if (tree instanceof MethodInvocationTree call
        && Symbols.ownerOf(method)
            .filter(owner -> owner.getQualifiedName().contentEquals("java.lang.Class"))
            .isPresent()
        && initializes(call)) {
      nameIn(call.getArguments().get(0))
          .ifPresent(name -> add(name, "Class.forName(\"" + name + "\")", tree));
    }
  }

  private static boolean initializes(MethodInvocationTree call) {
    return call.getArguments().size() == 1
        || (call.getArguments().get(1) instanceof LiteralTree literal
            && Boolean.TRUE.equals(literal.getValue()));
  }

  /** Returns the class named by {@code "a.B"}, by a constant, or by {@code B.class.getName()}. */
  private Optional<String> nameIn(ExpressionTree argument) {
    ExpressionTree tree = Spines.withoutParentheses(argument);
    if (tree instanceof LiteralTree literal) {
      return Optional.ofNullable(literal.getValue()).map(Object::toString);
    } else if (tree instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof MemberSelectTree getName
        && getName.getIdentifier().contentEquals("getName")
        && getName.getExpression() instanceof MemberSelectTree literal
        && literal.getIdentifier().contentEquals("class")) {
      return reading.attribution().classOf(literal.getExpression()).map(reading.symbols()::nameOf);
    }
    return reading
        .attribution()
        .variableOf(tree)
        .flatMap(constant -> Optional.ofNullable(constant.getConstantValue()))
        .map(Object::toString);
  }

  private void add(String type, String what, Tree tree) {
    if (!byType.containsKey(type)) {
      byType.put(type, new Demand(type, what, reading.positions().of(tree)));
    }
  }

  List<Demand> all() {
    return List.copyOf(byType.values());
  }
}
