package io.heddle.processor.facts.read;

import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import io.heddle.processor.facts.Body;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockPath;
import io.heddle.processor.lock.LockUse;
import io.heddle.processor.lock.Root;
import java.util.HashSet;
import java.util.Set;

/**
 * What is another object in each round of a loop.
 *
 * <p>That matters for a lock that outlives its round: one taken by an explicit call, or perhaps by
 * a method that is called. A monitor never does.
 */
final class Rounds {

  private final Translation body;
  private final Set<Integer> outliving = new HashSet<>();
  private int depth;

  Rounds(Translation body) {
    this.body = body;
  }

  /** Translates something that can run again. */
  void inside(Runnable translation) {
    depth++;
    translation.run();
    depth--;
  }

  /** Notes that a variable gets a value. */
  void rebind(Tree variable) {
    if (depth > 0) {
      body.reading
          .attribution()
          .variableOf(variable)
          .filter(local -> !local.asType().getKind().isPrimitive())
          .ifPresent(local -> add(body.reading.variables().idOf(local), variable));
    }
  }

  /** Notes that an object is made. */
  void remake(NewClassTree made) {
    if (depth > 0) {
      add(body.reading.variables().idOfNew(made), made);
    }
  }

  private void add(int id, Tree tree) {
    body.graph.add(new Fact.Rebind(id, body.reading.positions().of(tree)), Body.NEVER);
  }

  /** Notes a fact through which a lock can outlive its round. */
  void note(Fact fact) {
    if (fact instanceof Fact.Acquire acquire) {
      note(acquire.lock());
    } else if (fact instanceof Fact.TryAcquire attempt) {
      note(attempt.lock());
    } else if (fact instanceof Fact.Call call) {
      note(call.receiver());
      call.arguments().forEach(this::note);
    }
  }

  private void note(LockUse lock) {
    if (lock.kind() != LockKind.MONITOR) {
      note(lock.path());
    }
  }

  private void note(LockPath path) {
    if (path.root() instanceof Root.Local local) {
      outliving.add(local.id());
    } else if (path.root() instanceof Root.Fresh fresh) {
      outliving.add(fresh.id());
    }
  }

  boolean matters(Fact fact) {
    return !(fact instanceof Fact.Rebind rebind) || outliving.contains(rebind.id());
  }
}
