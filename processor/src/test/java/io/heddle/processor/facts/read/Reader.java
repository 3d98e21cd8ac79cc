package io.heddle.processor.facts.read;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import io.heddle.processor.declare.Contracts;
import io.heddle.processor.declare.LockNames;
import io.heddle.processor.facts.ClassFacts;
import io.heddle.processor.facts.MethodFacts;
import io.heddle.processor.facts.SourceFacts;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles sources as a user would and reads their facts. */
final class Reader {

  static final String IMPORTS =
      """
      package test;
      import io.heddle.annotation.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.locks.*;
      import java.util.function.*;
      import java.util.stream.*;
      """;

  private static final long BIG_STACK = 1L << 30;
  private static final long SMALL_STACK = 1L << 18;

  private Reader() {}

  /** What most tests need: steps, questions, and fields that a guard protects. */
  private static final String VOCABULARY =
      """
        static void a() {}
        static void b() {}
        static void c() {}
        static boolean p() { return true; }
        static boolean q() { return true; }
        static void io() throws java.io.IOException {}
        final ReentrantLock lock = new ReentrantLock();
        @GuardedBy("this") int x;
        @interface GuardedBy { String value(); }
      """;

  /** Returns the flow of the method {@code run} of a class {@code Test} with these members. */
  static String flow(String members) {
    return readMembers(members).flowOf("run");
  }

  /** Reads a class {@code Test} with these members, and with those that most tests need. */
  static Facts readMembers(String members) {
    return read("class Test {\n" + VOCABULARY + members + "\n}");
  }

  /** Reads classes that stand in one file of the package {@code test}. */
  static Facts read(String types) {
    return compile(List.of(new Source(IMPORTS + types)), Reader::read).clean();
  }

  /** Reads a file that need not compile. */
  static Facts readErroneous(String types) {
    return compile(List.of(new Source(IMPORTS + types)), Reader::read).facts();
  }

  /**
   * Reads with little stack, where the compiler itself has all that it wants; that no class file
   * can hold so much code is found out later.
   */
  static Facts readWithSmallStack(String types) {
    Callable<Result> compilation =
        () -> compile(List.of(new Source(IMPORTS + types)), Reader::readWithSmallStack);
    return onThread(BIG_STACK, compilation).facts();
  }

  /** Reads files that stand on the disk. */
  static Facts readFiles(List<Path> files) {
    StandardJavaFileManager manager =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
    return compile(manager.getJavaFileObjectsFromPaths(files), Reader::read).clean();
  }

  private static SourceFacts read(ClassReader reader, TaskEvent event) {
    return reader.read(event.getCompilationUnit(), event.getTypeElement());
  }

  private static SourceFacts readWithSmallStack(ClassReader reader, TaskEvent event) {
    return onThread(SMALL_STACK, () -> read(reader, event));
  }

  private static <T> T onThread(long stackSize, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    new Thread(null, task, "reader", stackSize).start();
    try {
      return task.get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(failed);
    }
  }

  private record Result(boolean success, String messages, Facts facts) {
    Facts clean() {
      if (!success) {
        throw new AssertionError(messages);
      }
      return facts;
    }
  }

  private static Result compile(
      Iterable<? extends JavaFileObject> sources,
      BiFunction<ClassReader, TaskEvent, SourceFacts> reading) {
    StringWriter messages = new StringWriter();
    List<SourceFacts> found = new ArrayList<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileManager files = new Discarding(compiler.getStandardFileManager(null, null, null));
    JavaCompiler.CompilationTask task =
        compiler.getTask(
            messages, files, null, List.of("--should-stop=ifError=FLOW"), null, sources);
    task.setProcessors(List.of(new Listening(found, reading)));
    boolean success = task.call();
    return new Result(success, messages.toString(), new Facts(found));
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

  /** Classes are generated, as in any compilation, but not kept. */
  private static final class Discarding extends ForwardingJavaFileManager<JavaFileManager> {
    Discarding(JavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("null:///" + className.replace('.', '/')), kind) {
        @Override
        public OutputStream openOutputStream() {
          return OutputStream.nullOutputStream();
        }
      };
    }
  }

  private static final class Listening extends AbstractProcessor {
    private final List<SourceFacts> found;
    private final BiFunction<ClassReader, TaskEvent, SourceFacts> reading;

    Listening(List<SourceFacts> found, BiFunction<ClassReader, TaskEvent, SourceFacts> reading) {
      this.found = found;
      this.reading = reading;
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
                    found.add(reading.apply(reader, event));
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

    List<SourceFacts.Skipped> skipped() {
      return sources.stream().flatMap(each -> each.skipped().stream()).toList();
    }

    Stream<ClassFacts> classes() {
      return sources.stream().flatMap(each -> each.classes().stream());
    }

    private static <T> T fail(String message) {
      throw new AssertionError(message);
    }
  }
}
