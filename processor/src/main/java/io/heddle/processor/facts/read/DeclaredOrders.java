package io.heddle.processor.facts.read;

import com.sun.source.tree.ClassTree;
import io.heddle.processor.declare.Contracts;
import io.heddle.processor.facts.ClassFacts;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The lock orders that a class declares; those of a package count for its top-level classes. */
final class DeclaredOrders {

  private final Reading reading;
  private final Contracts contracts;
  private final Elements elements;

  DeclaredOrders(Reading reading, Contracts contracts, Elements elements) {
    this.reading = reading;
    this.contracts = contracts;
    this.elements = elements;
  }

  List<ClassFacts.Order> of(TypeElement type, ClassTree tree) {
    List<ClassFacts.Order> orders = new ArrayList<>();
    contracts
        .ordersOf(type)
        .forEach(locks -> orders.add(new ClassFacts.Order(locks, reading.positions().of(tree))));
    if (type.getNestingKind() == NestingKind.TOP_LEVEL) {
      contracts
          .ordersOf(elements.getPackageOf(type))
          .forEach(locks -> orders.add(new ClassFacts.Order(locks, reading.positions().of(tree))));
    }
    return orders;
  }
}
