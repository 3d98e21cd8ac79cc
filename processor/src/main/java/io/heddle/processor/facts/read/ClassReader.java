package io.heddle.processor.facts.read;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.Trees;
import io.heddle.processor.declare.Contracts;
import io.heddle.processor.declare.LockNames;
import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.SourceFacts;
import io.heddle.processor.facts.library.Library;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Reads the bodies of a top-level class and of everything nested in it.
 *
 * <p>For use when the compiler has finished to analyse the class, and before it generates code from
 * it. One reader serves a whole compilation; it is not thread-safe, as the compiler is not.
 */
public final class ClassReader {

  private final Trees trees;
  private final Elements elements;
  private final Contracts contracts;
  private final LockNames names;
  private final Symbols symbols;
  private final Library library;
  private final Exceptions exceptions;
  private final Callees callees;
  private Optional<SourceFile> latest = Optional.empty();
  private final LockWords lockWords;

  /**
   * Makes the reader of a compilation.
   *
   * @param trees what the compiler tells about trees
   * @param elements the element utilities of the compilation
   * @param contracts what members promise about locks
   * @param names the resolver of lock names
   */
  public ClassReader(Trees trees, Elements elements, Contracts contracts, LockNames names) {
    this.trees = trees;
    this.elements = elements;
    this.contracts = contracts;
    this.names = names;
    this.symbols = new Symbols(elements);
    this.library = new Library(symbols::namesOf);
    this.exceptions = new Exceptions(symbols, elements);
    this.lockWords = new LockWords(symbols.words(), library);
    this.callees = new Callees(symbols, library, exceptions);
  }

  /**
   * Reads one top-level class.
   *
   * @param unit the file that the class stands in
   * @param topLevel the class, attributed
   * @return its facts and those of the classes nested in it; none for generated code, and for a
   *     class that does not stand in the file
   */
  public SourceFacts read(CompilationUnitTree unit, TypeElement topLevel) {
    Attribution attribution = new Attribution(trees, unit);
    SourceFile source = sourceOf(unit);
    return source
        .classNamed(topLevel.getSimpleName())
        .filter(tree -> attribution.classOf(tree).filter(topLevel::equals).isPresent())
        .map(tree -> read(source, tree, attribution))
        .orElse(SourceFacts.NONE);
  }

  /** The compiler analyses the classes of a file one after the other. */
  private SourceFile sourceOf(CompilationUnitTree unit) {
    if (latest.isEmpty() || latest.get().unit() != unit) {
      latest = Optional.of(new SourceFile(unit));
    }
    return latest.get();
  }

  private SourceFacts read(SourceFile source, ClassTree topLevel, Attribution attribution) {
    Definitions definitions = new Definitions(topLevel, attribution, lockWords);
    Reading reading =
        new Reading(
            attribution,
            symbols,
            library,
            exceptions,
            callees,
            new DeclaredLocks(contracts),
            new Positions(source, trees.getSourcePositions()),
            definitions,
            new Variables(symbols, definitions),
            new Discoveries(),
            new SharedFields(attribution, symbols, definitions, attribution.classOf(topLevel)),
            new HashMap<>());
    new ViewFields(reading).find();
    return read(reading, topLevel);
  }

  private SourceFacts read(Reading reading, ClassTree topLevel) {
    record Placed(int start, ClassFacts facts) {}
    List<Placed> placed = new ArrayList<>();
    Set<String> hidden = new HashSet<>();
    BodyReader bodies = new BodyReader(reading);
    Getters getters = new Getters(reading, names);
    ReceivedFields received = new ReceivedFields(reading);
    Initializations initializations = new Initializations(reading);
    DeclaredOrders orders = new DeclaredOrders(reading, contracts, elements, trees);
    reading.discoveries().found(topLevel);
    for (Optional<ClassTree> next = reading.discoveries().nextClass();
        next.isPresent();
        next = reading.discoveries().nextClass()) {
      ClassTree tree = next.get();
      Optional<TypeElement> type = reading.attribution().classOf(tree);
      if (type.isPresent() && !Annotated.isGenerated(type.get())) {
        if (CallerRules.isHidden(type.get())) {
          hidden.add(symbols.nameOf(type.get()));
        }
        MemberReader members = new MemberReader(reading, getters, bodies, tree, type.get());
        ClassFacts facts =
            new ClassFacts(
                symbols.nameOf(type.get()),
                symbols.directSuperTypes(type.get()).stream().map(symbols::nameOf).toList(),
                received.of(type.get()),
                orders.of(type.get(), tree),
                initializations.of(type.get(), tree),
                members.read());
        placed.add(new Placed(reading.positions().startOf(tree), facts));
      } else if (type.isPresent() && WovenTypes.contain(type.get())) {
        ClassFacts facts = new WovenTypes(reading, bodies).read(type.get(), tree);
        placed.add(new Placed(reading.positions().startOf(tree), facts));
      }
    }
    List<ClassFacts> inOrder =
        placed.stream().sorted(Comparator.comparing(Placed::start)).map(Placed::facts).toList();
    return new SourceFacts(
        new KnownCallers(reading.discoveries(), hidden).settle(inOrder),
        reading.positions().anchors(),
        bodies.skipped(),
        reading.attribution().unresolved());
  }
}
