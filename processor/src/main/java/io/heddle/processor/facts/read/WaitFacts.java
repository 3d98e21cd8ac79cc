package io.heddle.processor.facts.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import io.heddle.processor.facts.Blocking;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.Position;
import io.heddle.processor.facts.library.Effect;
import io.heddle.processor.lock.LockPath;
import java.util.List;
import java.util.regex.Pattern;
import javax.lang.model.element.ExecutableElement;

/** States where one body waits for something, and where it lets those go on who wait. */
final class WaitFacts {

  private static final LockPath NONE = LockPath.unknown("");
  private static final Effect.Blocks DECLARED = new Effect.Blocks(Blocking.DECLARED, false);

  /** An address that is written out in numbers needs no name service. */
  private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|.*:.*|");

  private final Translation body;
  private final Reading reading;
  private final CallFacts calls;

  WaitFacts(Translation body) {
    this.body = body;
    this.reading = body.reading;
    this.calls = new CallFacts(body.reading, body.frame, body.paths);
  }

  /** Adds what a call does before it may throw. */
  void before(MethodInvocationTree tree, ExecutableElement method, Effect effect) {
    if (effect instanceof Effect.Blocks blocks) {
      block(tree, method, blocks, receiverOf(tree, method));
    } else if (effect instanceof Effect.Unblocks unblocks) {
      unblock(tree, method, unblocks.what());
    } else if (effect instanceof Effect.Lasts) {
      body.graph.add(new Fact.Lasting(named(method), positionOf(tree)), Body.NEVER);
    } else if (isDeclaredToBlock(method)) {
      block(tree, method, DECLARED, receiverOf(tree, method));
    }
  }

  /** Adds what the making of an object does. */
  void before(NewClassTree tree, ExecutableElement constructor, Effect effect) {
    if (effect instanceof Effect.Blocks blocks) {
      block(tree, constructor, blocks, NONE);
    } else if (isDeclaredToBlock(constructor)) {
      block(tree, constructor, DECLARED, NONE);
    }
  }

  /** Adds what a call has done when it returns. */
  void after(MethodInvocationTree tree, ExecutableElement method, Effect effect) {
    if (effect instanceof Effect.Blocks blocks && blocks.what() == Blocking.PERMIT) {
      int change = blocks.timed() || !tree.getArguments().isEmpty() ? 0 : 1;
      permit(tree, method, change);
    } else if (effect instanceof Effect.AttemptsPermit) {
      permit(tree, method, 0);
    }
  }

  private boolean isDeclaredToBlock(ExecutableElement method) {
    return !reading.callees().of(method).isOfJdk() && reading.declared().blocks(method);
  }

  /** Returns the object that a method is called on; a static one is called on none. */
  LockPath receiverOf(MethodInvocationTree tree, ExecutableElement method) {
    return Symbols.isStatic(method) ? NONE : calls.receiver(tree.getMethodSelect(), method);
  }

  private void block(Tree tree, ExecutableElement method, Effect.Blocks blocks, LockPath on) {
    List<? extends ExpressionTree> arguments =
        tree instanceof MethodInvocationTree call
            ? call.getArguments()
            : ((NewClassTree) tree).getArguments();
    if (blocks.what() == Blocking.CONNECT && isNumericAddress(arguments)) {
      return;
    }
    if (blocks.what() == Blocking.JOIN && !blocks.timed() && isCurrentThread(tree)) {
      body.graph.add(new Fact.OnThread(Fact.Deed.JOIN_ITSELF, on, positionOf(tree)), Body.NEVER);
      return;
    }
    String name = tree instanceof NewClassTree ? "new " + ownerOf(method) : named(method);
    Position at = positionOf(tree);
    body.graph.add(new Fact.Block(blocks.what(), on, name, blocks.timed(), at), Body.NEVER);
  }

  private static String named(ExecutableElement method) {
    return ownerOf(method) + "." + method.getSimpleName();
  }

  private static String ownerOf(ExecutableElement method) {
    return Symbols.ownerOf(method).map(type -> type.getSimpleName().toString()).orElse("");
  }

  private static boolean isCurrentThread(Tree tree) {
    return tree instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof MemberSelectTree select
        && select.getExpression() instanceof MethodInvocationTree receiver
        && receiver.getMethodSelect() instanceof MemberSelectTree current
        && current.getIdentifier().contentEquals("currentThread");
  }

  private static boolean isNumericAddress(List<? extends ExpressionTree> arguments) {
    return !arguments.isEmpty()
        && arguments.get(0) instanceof LiteralTree literal
        && literal.getValue() instanceof String address
        && NUMERIC.matcher(address).matches();
  }

  private void unblock(MethodInvocationTree tree, ExecutableElement method, Blocking what) {
    LockPath on = receiverOf(tree, method);
    body.graph.add(new Fact.Unblock(what, on, positionOf(tree)), Body.NEVER);
    if (what == Blocking.PERMIT) {
      permit(tree, method, tree.getArguments().isEmpty() ? -1 : 0);
    }
  }

  private void permit(MethodInvocationTree tree, ExecutableElement method, int change) {
    LockPath semaphore = receiverOf(tree, method);
    body.graph.add(new Fact.Permit(semaphore, change, positionOf(tree)), Body.NEVER);
  }

  private Position positionOf(Tree tree) {
    return reading.positions().of(tree);
  }
}
