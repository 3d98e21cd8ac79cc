package io.heddle.processor.program;

import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockKind;
import io.heddle.processor.lock.LockMode;
import io.heddle.processor.lock.LockUse;
import java.util.List;

/**
 * A lock order that a class or package declares.
 *
 * @param owner the binary name of the class that declares it
 * @param locks the lock classes, outermost first
 * @param at where it is declared
 */
public record DeclaredOrder(String owner, List<LockClass> locks, Position at) {

  public DeclaredOrder {
    locks = List.copyOf(locks);
  }

  static List<DeclaredOrder> of(ClassFacts facts) {
    return facts.orders().stream().map(order -> of(facts, order)).toList();
  }

  private static DeclaredOrder of(ClassFacts facts, ClassFacts.Order order) {
    List<LockClass> classes =
        order.locks().stream()
            .map(path -> new LockUse(path, LockMode.WRITE, LockKind.UNKNOWN))
            .flatMap(lock -> LockClass.of(lock, facts.name()).stream())
            .toList();
    return new DeclaredOrder(facts.name(), classes, order.at());
  }

  /** Returns whether the order forbids to take one lock while holding the other. */
  public boolean forbids(LockClass held, LockClass taken) {
    int outer = locks.indexOf(held);
    int inner = locks.indexOf(taken);
    return outer >= 0 && inner >= 0 && inner < outer;
  }
}
