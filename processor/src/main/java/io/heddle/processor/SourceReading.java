package io.heddle.processor;

import com.sun.source.util.TaskEvent;
import com.sun.source.util.Trees;
import io.heddle.processor.declare.Contracts;
import io.heddle.processor.declare.LockNames;
import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.Position;
import io.heddle.processor.facts.SourceFacts;
import io.heddle.processor.facts.read.ClassReader;
import io.heddle.processor.facts.read.WovenTypes;
import io.heddle.processor.facts.store.UnitFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The facts of the classes read so far in this compilation. */
final class SourceReading {

  private final ProcessingEnvironment environment;
  private final Trees trees;
  private final List<Unit> units = new ArrayList<>();

  /** By source file, what each of its top-level classes brought. */
  private final Map<String, List<Map<Position, SourceFacts.Anchor>>> anchors = new HashMap<>();

  private final List<SourceFacts.Skipped> skipped = new ArrayList<>();
  private Optional<ClassReader> reader = Optional.empty();

  /**
   * A top-level class that was read.
   *
   * @param type the class
   * @param facts what was read of it
   */
  record Unit(TypeElement type, UnitFacts facts) {}

  SourceReading(ProcessingEnvironment environment) {
    this.environment = environment;
    this.trees = Trees.instance(environment);
  }

  /** Returns whether a class is compiled, and not read from a class file. */
  boolean hasSource(TypeElement type) {
    return trees.getTree(type) != null;
  }

  /** Reads a class that has just been attributed. */
  void read(TaskEvent event, TypeElement type) {
    SourceFacts facts = reader().read(event.getCompilationUnit(), type);
    String name = type.getQualifiedName().toString();
    units.add(new Unit(type, new UnitFacts(name, facts.classes())));
    facts.anchors().keySet().stream()
        .findAny()
        .ifPresent(
            any ->
                anchors
                    .computeIfAbsent(any.file(), file -> new ArrayList<>())
                    .add(facts.anchors()));
    skipped.addAll(facts.skipped());
  }

  /** Lets go of all trees: javac may go on for long after the last rule has run. */
  void forget() {
    units.clear();
    anchors.clear();
    skipped.clear();
    reader = Optional.empty();
  }

  List<Unit> units() {
    return Collections.unmodifiableList(units);
  }

  List<ClassFacts> classes() {
    return units.stream().flatMap(unit -> unit.facts().classes().stream()).toList();
  }

  /** Returns how many classes were read that somebody wrote. */
  long written() {
    return units.stream()
        .filter(unit -> !WovenTypes.contain(unit.type()))
        .mapToLong(unit -> unit.facts().classes().size())
        .sum();
  }

  /** Returns the tree to which a diagnostic about a position can be attached. */
  Optional<SourceFacts.Anchor> anchorAt(Position position) {
    return anchors.getOrDefault(position.file(), List.of()).stream()
        .flatMap(each -> Optional.ofNullable(each.get(position)).stream())
        .findFirst();
  }

  /** Returns the bodies that could not be read. */
  List<SourceFacts.Skipped> skipped() {
    return Collections.unmodifiableList(skipped);
  }

  /** Made when the rounds are over: what it remembers of elements would not outlive a round. */
  private ClassReader reader() {
    if (reader.isEmpty()) {
      Elements elements = environment.getElementUtils();
      Types types = environment.getTypeUtils();
      LockNames names = new LockNames(elements, types);
      Contracts contracts = new Contracts(elements, types, names);
      reader = Optional.of(new ClassReader(trees, elements, contracts, names));
    }
    return reader.get();
  }
}
