package io.heddle.processor.facts;

import io.heddle.processor.lock.FieldRef;
import io.heddle.processor.lock.LockPath;
import java.util.List;

/**
 * What is known of one class.
 *
 * @param name its binary name
 * @param superTypes the binary names of its direct superclass and interfaces
 * @param received its fields that a constructor fills with what its caller passes, or a method if
 *     they are not final: such a lock is known to others under another name
 * @param orders the lock orders that it declares, each outermost first, in the frame of an instance
 * @param initialization how it comes to be initialised
 * @param methods its bodies, in source order; lambdas follow the body they stand in
 */
public record ClassFacts(
    String name,
    List<String> superTypes,
    List<FieldRef> received,
    List<Order> orders,
    Initialization initialization,
    List<MethodFacts> methods) {

  public ClassFacts {
    superTypes = List.copyOf(superTypes);
    received = List.copyOf(received);
    orders = List.copyOf(orders);
    methods = List.copyOf(methods);
  }

  /**
   * A declared lock order.
   *
   * @param locks the locks, outermost first
   * @param at where it is declared
   */
  public record Order(List<LockPath> locks, Position at) {
    public Order {
      locks = List.copyOf(locks);
    }
  }
}
