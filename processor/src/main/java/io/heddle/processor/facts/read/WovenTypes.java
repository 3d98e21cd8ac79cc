package io.heddle.processor.facts.read;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import io.heddle.processor.declare.ViewLocks.Forwarded;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.MethodRef;
import io.heddle.processor.lock.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * What is known of the classes that Heddle wove itself. Their code is not read: what it does to
 * locks is said by the declarations that it was woven for. Left to know is what a class extends,
 * and what the methods of a facade call.
 */
public final class WovenTypes {

  private static final String PREFIX = "Heddle_";

  private final Reading reading;
  private final BodyReader bodies;

  WovenTypes(Reading reading, BodyReader bodies) {
    this.reading = reading;
    this.bodies = bodies;
  }

  /**
   * Returns whether a class was woven.
   *
   * @param type any class
   * @return whether it is a top-level class that this processor wrote
   */
  public static boolean contain(TypeElement type) {
    return type.getNestingKind() == NestingKind.TOP_LEVEL
        && type.getSimpleName().toString().startsWith(PREFIX)
        && Annotated.isGenerated(type);
  }

  ClassFacts read(TypeElement type, ClassTree tree) {
    List<MethodFacts> methods = new ArrayList<>();
    for (Tree member : tree.getMembers()) {
      if (member instanceof MethodTree method) {
        reading
            .attribution()
            .elementOf(method)
            .filter(ExecutableElement.class::isInstance)
            .map(ExecutableElement.class::cast)
            .filter(element -> !element.getModifiers().contains(Modifier.STATIC))
            .flatMap(reading.declared()::forwardedBy)
            .ifPresent(forwarded -> methods.add(forwarding(method, forwarded, type, tree)));
      }
    }
    return new ClassFacts(
        reading.symbols().nameOf(type),
        reading.symbols().directSuperTypes(type).stream().map(reading.symbols()::nameOf).toList(),
        List.of(),
        List.of(),
        new Initializations(reading).of(type, tree),
        methods);
  }

  /** Returns the facts of a method that takes locks around one call. */
  private MethodFacts forwarding(
      MethodTree method, Forwarded forwarded, TypeElement type, ClassTree tree) {
    ClassFrame owner = ClassFrame.of(type, reading.symbols());
    MethodRef name = reading.symbols().methodOf(forwarded.method()).in(owner.name());
    Position at = reading.positions().of(method);
    Body body =
        bodies.read(
            name,
            at,
            new BodyFrame(owner, parametersOf(method)),
            new Initializers(tree, reading),
            t ->
                t.holding(
                    forwarded.locks(), at, () -> forwardedBy(method).ifPresent(t.calls::call)));
    return new MethodFacts(
        name,
        MethodFacts.Kind.METHOD,
        MethodFacts.Callers.ANYONE,
        false,
        List.of(),
        Promise.NONE,
        body,
        List.of(),
        Annotated.suppressedIn(forwarded.method()),
        at);
  }

  private List<VariableElement> parametersOf(MethodTree method) {
    return method.getParameters().stream()
        .flatMap(parameter -> reading.attribution().variableOf(parameter).stream())
        .toList();
  }

  /** Returns the call of the method that is forwarded: of the same name, on another object. */
  private static Optional<MethodInvocationTree> forwardedBy(MethodTree method) {
    List<MethodInvocationTree> found = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        if (call.getMethodSelect() instanceof MemberSelectTree select
            && select.getIdentifier().contentEquals(method.getName())
            && isObjectBehind(select.getExpression(), call, method)) {
          found.add(call);
        }
        return super.visitMethodInvocation(call, null);
      }
    }.scan(method.getBody(), null);
    return found.stream().findFirst();
  }

  /** The object is in a field, or it is the woven one, for what the view itself does. */
  private static boolean isObjectBehind(
      ExpressionTree object, MethodInvocationTree call, MethodTree method) {
    boolean isNamed = object instanceof IdentifierTree || object instanceof MemberSelectTree;
    return isNamed && call.getArguments().size() == method.getParameters().size();
  }
}
