package io.heddle.processor;

import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.Fact;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.store.FactsWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/** Leaves the facts of each class that has any beside the class files. */
final class FactsFiles {

  private static final String FOLDER = "META-INF/heddle/";

  private final ProcessingEnvironment environment;

  FactsFiles(ProcessingEnvironment environment) {
    this.environment = environment;
  }

  void write(List<ClassFacts> classes) {
    for (ClassFacts facts : classes) {
      if (!facts.orders().isEmpty() || facts.methods().stream().anyMatch(FactsFiles::saysMore)) {
        try (OutputStream out =
            environment
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", FOLDER + facts.name())
                .openOutputStream()) {
          out.write(FactsWriter.bytes(facts));
        } catch (FilerException written) {
          // A class of this name was compiled twice; javac says so itself.
        } catch (IOException failure) {
          environment
              .getMessager()
              .printMessage(
                  Diagnostic.Kind.NOTE,
                  "[heddle] the facts of "
                      + facts.name()
                      + " were not written to META-INF/heddle: "
                      + failure);
          return;
        }
      }
    }
  }

  /** Calls alone say nothing about locks. */
  private static boolean saysMore(MethodFacts method) {
    return !method.entry().isEmpty()
        || method.body().nodes().stream()
            .flatMap(node -> node.fact().stream())
            .anyMatch(fact -> !(fact instanceof Fact.Call));
  }
}
