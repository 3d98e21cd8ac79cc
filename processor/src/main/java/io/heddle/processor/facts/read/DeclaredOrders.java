package io.heddle.processor.facts.read;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import io.heddle.processor.declare.Contracts;
import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.Position;
import io.heddle.processor.lock.LockPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The lock orders that a class declares; those of a package count for its top-level classes. */
final class DeclaredOrders {

  private final Reading reading;
  private final Contracts contracts;
  private final Elements elements;
  private final Trees trees;

  DeclaredOrders(Reading reading, Contracts contracts, Elements elements, Trees trees) {
    this.reading = reading;
    this.contracts = contracts;
    this.elements = elements;
    this.trees = trees;
  }

  List<ClassFacts.Order> of(TypeElement type, ClassTree tree) {
    List<ClassFacts.Order> orders = new ArrayList<>();
    Position declared = reading.positions().of(tree);
    for (List<LockPath> locks : contracts.ordersOf(type)) {
      orders.add(new ClassFacts.Order(locks, declared));
    }
    if (type.getNestingKind() == NestingKind.TOP_LEVEL) {
      PackageElement around = elements.getPackageOf(type);
      for (List<LockPath> locks : contracts.ordersOf(around)) {
        orders.add(new ClassFacts.Order(locks, placeOf(around).orElse(declared)));
      }
    }
    return orders;
  }

  /** A package that comes from a class file has no place. */
  private Optional<Position> placeOf(PackageElement around) {
    return Optional.ofNullable(trees.getPath(around))
        .map(TreePath::getCompilationUnit)
        .flatMap(
            unit ->
                Optional.ofNullable(unit.getPackage())
                    .map(
                        tree ->
                            new Positions(new SourceFile(unit), trees.getSourcePositions())
                                .of(tree)));
  }
}
