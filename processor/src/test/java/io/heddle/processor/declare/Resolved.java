package io.heddle.processor.declare;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Asks the resolver about members of small sources. */
final class Resolved {

  private static final String IMPORTS =
      "import io.heddle.*; import io.heddle.annotation.*; import java.util.*;"
          + " import java.util.concurrent.*; import java.util.concurrent.locks.*;\n";

  private Resolved() {}

  /** The tools of the round in which the sources are read. */
  record Tools(Elements elements, Types types, LockNames names, Contracts contracts) {

    /** Returns the member that {@code Type.member} names, or the type that {@code Type} names. */
    Element member(String path) {
      TypeElement type = elements.getTypeElement(path);
      if (type != null) {
        return type;
      }
      int dot = path.lastIndexOf('.');
      return elements.getTypeElement(path.substring(0, dot)).getEnclosedElements().stream()
          .filter(member -> member.getSimpleName().contentEquals(path.substring(dot + 1)))
          .findFirst()
          .orElseThrow();
    }

    /** Returns a resolved lock as {@code path KIND}, or the problem. */
    String resolve(String expression, String member) {
      Resolution resolution = names.resolve(expression, member(member));
      return resolution instanceof Resolution.Found found
          ? found.path() + " " + found.kind()
          : ((Resolution.Failed) resolution).problem();
    }
  }

  /** Reads a source, with the usual imports in front, and asks a question about it. */
  static <T> T in(String source, Function<Tools, T> question) {
    return in(new String[] {source}, question);
  }

  static <T> T in(String[] sources, Function<Tools, T> question) {
    Asking<T> asking = new Asking<>(question);
    Compilation compilation =
        javac()
            .withOptions("-proc:only")
            .withProcessors(asking)
            .compile(
                Arrays.stream(sources)
                    .map(source -> JavaFileObjects.forSourceString("Source", IMPORTS + source))
                    .toList());
    return asking.answer.orElseThrow(
        () -> new AssertionError("no answer: " + compilation.diagnostics()));
  }

  @SupportedAnnotationTypes("*")
  private static final class Asking<T> extends AbstractProcessor {
    private final Function<Tools, T> question;
    private Optional<T> answer = Optional.empty();

    Asking(Function<Tools, T> question) {
      this.question = question;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (answer.isEmpty()) {
        Elements elements = processingEnv.getElementUtils();
        Types types = processingEnv.getTypeUtils();
        LockNames names = new LockNames(elements, types);
        Contracts contracts = new Contracts(elements, types, names);
        answer = Optional.of(question.apply(new Tools(elements, types, names, contracts)));
      }
      return false;
    }
  }
}
