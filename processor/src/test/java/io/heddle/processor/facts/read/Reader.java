package io.heddle.processor.facts.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import io.heddle.processor.declare.Contracts;
import io.heddle.processor.declare.LockNames;
import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.SourceFacts;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources as a user would and reads their facts. */
final class Reader {

  private static final String IMPORTS =
      """
      package test;
      import io.heddle.annotation.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.locks.*;
      import java.util.function.*;
      import java.util.stream.*;
      """;

  private Reader() {}

  /** Reads a class {@code Test} whose members are given. */
  static Facts readMembers(String members) {
    return read("class Test {\n" + members + "\n}\n@interface GuardedBy { String value(); }");
  }

  /** Reads classes that stand in one file of the package {@code test}. */
  static Facts read(String types) {
    return compile(true, IMPORTS + types);
  }

  /** Reads a file that need not compile. */
  static Facts readErroneous(String types) {
    return compile(false, IMPORTS + types);
  }

  private static Facts compile(boolean clean, String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<SourceFacts> found = new ArrayList<>();
    JavaCompiler.CompilationTask task =
        compiler.getTask(
            messages,
            null,
            null,
            List.of("--should-stop=ifError=FLOW", "-d", System.getProperty("java.io.tmpdir")),
            null,
            List.of(new Source(source)));
    task.setProcessors(List.of(new Listening(found)));
    boolean success = task.call();
    if (clean && !success) {
      throw new AssertionError(messages.toString());
    }
    return new Facts(found);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///src/test/Test.java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Listening extends AbstractProcessor {
    private final List<SourceFacts> found;

    Listening(List<SourceFacts> found) {
      this.found = found;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      super.init(environment);
      var elements = environment.getElementUtils();
      var types = environment.getTypeUtils();
      LockNames names = new LockNames(elements, types);
      Contracts contracts = new Contracts(elements, types, names);
      Trees trees = Trees.instance(environment);
      ClassReader reader = new ClassReader(trees, elements, contracts, names);
      JavacTask.instance(environment)
          .addTaskListener(
              new TaskListener() {
                @Override
                public void finished(TaskEvent event) {
                  if (event.getKind() == TaskEvent.Kind.ANALYZE) {
                    CompilationUnitTree unit = event.getCompilationUnit();
                    found.add(reader.read(unit, event.getTypeElement()));
                  }
                }
              });
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return false;
    }
  }

  /** What was read. */
  record Facts(List<SourceFacts> sources) {

    /** Returns the flow of the one method of that name in class {@code Test}. */
    String flowOf(String method) {
      return FactsText.of(method(method));
    }

    MethodFacts method(String name) {
      return method("test.Test", name);
    }

    MethodFacts method(String owner, String name) {
      return classNamed(owner).methods().stream()
          .filter(each -> each.method().name().equals(name))
          .reduce((one, other) -> fail("two methods " + name))
          .orElseGet(() -> fail("no method " + name + " in " + classNamed(owner).methods()));
    }

    ClassFacts classNamed(String name) {
      return classes()
          .filter(each -> each.name().equals(name))
          .findFirst()
          .orElseGet(() -> fail("no class " + name + " among " + classNames()));
    }

    List<String> classNames() {
      return classes().map(ClassFacts::name).toList();
    }

    Stream<ClassFacts> classes() {
      return sources.stream().flatMap(each -> each.classes().stream());
    }

    private static <T> T fail(String message) {
      throw new AssertionError(message);
    }
  }
}
