package io.heddle.processor.facts.read;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import io.heddle.processor.facts.library.Effect;

/** Whether all that a body does is to lock and to wake: nothing that another thread could test. */
final class BareWork extends TreeScanner<Void, Void> {

  private final Reading reading;
  private boolean doesMore;

  private BareWork(Reading reading) {
    this.reading = reading;
  }

  static boolean isAll(Tree body, Reading reading) {
    BareWork work = new BareWork(reading);
    work.scan(body, null);
    return !work.doesMore;
  }

  @Override
  public Void visitAssignment(AssignmentTree tree, Void unused) {
    doesMore = true;
    return null;
  }

  @Override
  public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void unused) {
    doesMore = true;
    return null;
  }

  @Override
  public Void visitUnary(UnaryTree tree, Void unused) {
    doesMore |=
        switch (tree.getKind()) {
          case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
          default -> false;
        };
    return super.visitUnary(tree, null);
  }

  @Override
  public Void visitNewClass(NewClassTree tree, Void unused) {
    doesMore = true;
    return null;
  }

  /** Who waits, waits for what another does: what this body signals has then another purpose. */
  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
    Effect effect =
        reading
            .attribution()
            .methodOf(tree)
            .map(reading.library()::effectOf)
            .orElse(Effect.UNKNOWN);
    doesMore |=
        !LockCalls.isLockEffect(effect)
            || effect instanceof Effect.Await
            || effect instanceof Effect.AwaitUntil;
    return super.visitMethodInvocation(tree, null);
  }
}
