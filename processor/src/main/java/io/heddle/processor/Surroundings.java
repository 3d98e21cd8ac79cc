package io.heddle.processor;

import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.store.FactsProblems;
import io.heddle.processor.facts.store.Neighbourhood;
import io.heddle.processor.facts.store.UnitFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.util.Elements;

/**
 * The facts of classes that are not compiled now.
 *
 * @param kept those in the class output that an earlier compilation left
 * @param used those in other folders and jars that concern the classes compiled and kept
 * @param complete whether no class in reach was left out
 * @param notes what was wrong with stored facts
 */
record Surroundings(
    List<UnitFacts> kept, List<UnitFacts> used, boolean complete, List<String> notes) {

  Surroundings {
    kept = List.copyOf(kept);
    used = List.copyOf(used);
    notes = List.copyOf(notes);
  }

  /** Reads what surrounds these units. */
  static Surroundings of(
      List<SourceReading.Unit> compiled, FactsFiles output, ProcessingEnvironment environment) {
    FactsProblems problems = new FactsProblems();
    Elements elements = environment.getElementUtils();
    ModuleElement module = moduleOf(compiled, elements);
    FactsFit fit = new FactsFit(elements, environment.getTypeUtils(), module);
    Set<String> names =
        compiled.stream().map(unit -> unit.facts().name()).collect(Collectors.toSet());
    List<UnitFacts> kept = output.kept(names, fit::test, problems);
    List<ClassFacts> own = new ArrayList<>(classesIn(kept));
    compiled.forEach(unit -> own.addAll(unit.facts().classes()));
    List<UnitFacts> used = List.of();
    boolean complete = true;
    try (ClassPlaces places = new ClassPlaces(environment.getFiler(), elements, module, problems)) {
      Neighbourhood neighbourhood = new Neighbourhood(places::of, fit::test);
      used = neighbourhood.around(own);
      complete = neighbourhood.isComplete();
    } catch (IOException atClosing) {
      // Everything has been read.
    }
    return new Surroundings(kept, used, complete, problems.sentences());
  }

  /** Below source level 9 there is only the unnamed module, and a module declaration has none. */
  private static ModuleElement moduleOf(List<SourceReading.Unit> compiled, Elements elements) {
    return compiled.stream()
        .filter(unit -> !unit.facts().classes().isEmpty())
        .flatMap(unit -> Stream.ofNullable(elements.getModuleOf(unit.type())))
        .findFirst()
        .orElseGet(() -> elements.getModuleElement(""));
  }

  List<ClassFacts> keptClasses() {
    return classesIn(kept);
  }

  List<ClassFacts> usedClasses() {
    return classesIn(used);
  }

  private static List<ClassFacts> classesIn(List<UnitFacts> units) {
    return units.stream().flatMap(unit -> unit.classes().stream()).toList();
  }
}
