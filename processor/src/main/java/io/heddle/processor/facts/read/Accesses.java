package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Root;
import io.heddle.processor.lock.Selector;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Reads and writes of the fields that a guard protects. */
final class Accesses {

  /** They come back as fields, although they are none. */
  private static final Set<String> KEYWORDS = Set.of("this", "super", "length");

  private final Translation body;

  Accesses(Translation body) {
    this.body = body;
  }

  void read(ExpressionTree use) {
    fieldNamedBy(use)
        .ifPresent(
            field -> {
              touch(use, field, false);
              body.sharedAccesses.use(use, field, false);
            });
  }

  /** Notes a call on what a field refers to, which is read already. */
  void call(ExpressionTree use, ExecutableElement method) {
    if (body.reading.shared().any()) {
      fieldNamedBy(use).ifPresent(field -> body.sharedAccesses.call(use, field, method));
    }
  }

  /** Notes a loop over what a field refers to. */
  void iterate(ExpressionTree use) {
    if (body.reading.shared().any()) {
      fieldNamedBy(use).ifPresent(field -> body.sharedAccesses.iterate(use, field));
    }
  }

  void write(ExpressionTree use) {
    if (body.threads.construction.isShown()) {
      fieldNamedBy(use)
          .filter(field -> !Symbols.isStatic(field))
          .ifPresent(
              field ->
                  Symbols.ownerOf(field)
                      .ifPresent(owner -> body.threads.construction.assigned(use, field, owner)));
    }
    fieldNamedBy(use)
        .ifPresent(
            field -> {
              touch(use, field, true);
              body.sharedAccesses.use(use, field, true);
            });
  }

  /** Notes a read that only serves to lock what the field refers to. */
  void readToLock(ExpressionTree use) {
    fieldNamedBy(use)
        .filter(field -> !isItsOwnGuard(field))
        .ifPresent(field -> touch(use, field, false));
  }

  private void touch(ExpressionTree use, VariableElement field, boolean write) {
    body.demands.touch(field, use);
    body.roles.use(field, use);
    add(use, field, write);
  }

  private Optional<VariableElement> fieldNamedBy(ExpressionTree use) {
    if (!(use instanceof IdentifierTree || use instanceof MemberSelectTree)) {
      return Optional.empty();
    }
    return body.reading
        .attribution()
        .variableOf(use)
        .filter(variable -> variable.getKind().isField())
        .filter(field -> !KEYWORDS.contains(field.getSimpleName().toString()) || isDeclared(field));
  }

  private static boolean isDeclared(VariableElement field) {
    return field.getSimpleName().contentEquals("length")
        && Symbols.ownerOf(field)
            .filter(owner -> owner.getEnclosedElements().contains(field))
            .isPresent();
  }

  private boolean isItsOwnGuard(VariableElement field) {
    return body.reading.declared().guardsOf(field).stream()
        .map(LockUse::path)
        .anyMatch(path -> isField(path, field));
  }

  private boolean isField(LockPath path, VariableElement field) {
    List<Selector> steps = path.selectors();
    var wanted = body.reading.symbols().fieldOf(field);
    if (steps.isEmpty()) {
      return path.root() instanceof Root.Static root && root.field().equals(wanted);
    }
    return steps.size() == 1
        && steps.get(0) instanceof Selector.Field step
        && step.field().equals(wanted);
  }

  private void add(ExpressionTree use, VariableElement field, boolean write) {
    List<LockUse> guards = body.reading.declared().guardsOf(field);
    Optional<TypeElement> owner = Symbols.ownerOf(field);
    // What a volatile field refers to may be read without the lock: that is what it is volatile
    // for.
    boolean free = !write && field.getModifiers().contains(Modifier.VOLATILE);
    if (guards.isEmpty() || owner.isEmpty() || free || body.isUnchecked()) {
      return;
    }
    LockPath base = body.paths.baseOf(use, field, owner.get());
    Fact access =
        new Fact.Access(
            body.reading.symbols().fieldOf(field),
            base,
            write,
            guards,
            body.reading.positions().of(use));
    body.graph.add(access, Body.NEVER);
  }
}
