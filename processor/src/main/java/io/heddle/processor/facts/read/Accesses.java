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
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Reads and writes of the fields that a guard protects. */
final class Accesses {

  private final Translation body;

  Accesses(Translation body) {
    this.body = body;
  }

  void read(ExpressionTree use) {
    Optional<VariableElement> field = fieldNamedBy(use);
    if (field.isPresent() && isWatched(field.get())) {
      touch(use, field.get(), false);
      body.sharedAccesses.use(use, field.get(), false);
    }
  }

  /** Returns whether reads or writes of a field can matter: those of most fields cannot. */
  private boolean isWatched(VariableElement field) {
    Map<VariableElement, Boolean> known = body.reading.watched();
    Boolean watched = known.get(field);
    if (watched == null) {
      watched =
          body.reading.declared().roles().any()
              || Demands.canBeOf(field)
              || !body.reading.declared().guardsOf(field).isEmpty()
              || body.reading.shared().hasSharedValue(field);
      known.put(field, watched);
    }
    return watched;
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
    Optional<VariableElement> written = fieldNamedBy(use);
    if (written.isPresent() && isWatched(written.get())) {
      touch(use, written.get(), true);
      body.sharedAccesses.use(use, written.get(), true);
    }
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
    Optional<VariableElement> variable = body.reading.attribution().variableOf(use);
    return variable.isPresent()
            && variable.get().getKind().isField()
            && (!isKeyword(variable.get()) || isDeclared(variable.get()))
        ? variable
        : Optional.empty();
  }

  /** These come back as fields, although they are none. */
  private boolean isKeyword(VariableElement variable) {
    Words words = body.reading.symbols().words();
    Name name = variable.getSimpleName();
    return words.isThis(name) || words.isSuper(name) || words.isLength(name);
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
