package io.heddle.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Holds the packages to the flow that ARCHITECTURE.md draws. */
final class OneWayFlowTest {

  private static final String ROOT = "io.heddle.processor";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void dataFlowsOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("door")
        .definedBy(ROOT)
        .layer("lock")
        .definedBy(ROOT + ".lock..")
        .layer("declare")
        .definedBy(ROOT + ".declare..")
        .layer("weave")
        .definedBy(ROOT + ".weave..")
        .layer("facts")
        .definedBy(ROOT + ".facts..")
        .layer("program")
        .definedBy(ROOT + ".program..")
        .layer("check")
        .definedBy(ROOT + ".check..")
        .layer("report")
        .definedBy(ROOT + ".report..")
        .whereLayer("door")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("door")
        .whereLayer("check")
        .mayOnlyBeAccessedByLayers("door", "report")
        .whereLayer("program")
        .mayOnlyBeAccessedByLayers("door", "check")
        .whereLayer("facts")
        .mayOnlyBeAccessedByLayers("door", "program", "check", "report")
        .whereLayer("weave")
        .mayOnlyBeAccessedByLayers("door")
        .whereLayer("declare")
        .mayOnlyBeAccessedByLayers("door", "weave", "facts", "report")
        .check(CLASSES);
  }

  @Test
  void programAndRulesNeverSeeATreeOrAnElement() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".program..", ROOT + ".check..", ROOT + ".lock..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.sun.source..", "javax.lang.model..", "javax.annotation..")
        .check(CLASSES);
  }

  @Test
  void weavingNeverSeesABody() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".declare..", ROOT + ".weave..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.sun.source..")
        .check(CLASSES);
  }

  @Test
  void onlyExportedCompilerApiIsUsed() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.sun.tools..", "jdk.internal..")
        .check(CLASSES);
  }
}
