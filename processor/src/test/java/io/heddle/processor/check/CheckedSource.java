package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.heddle.processor.HeddleProcessor;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Java source whose expected findings stand beside the line: {@code // finds guarded-by}, several
 * keys separated by commas. Every unmarked line must be silent.
 */
final class CheckedSource {

  private static final Pattern MARK = Pattern.compile("// finds ([a-z, -]+)$");
  private static final Pattern KEY = Pattern.compile("^\\[heddle\\.([a-z-]+)]");

  private final List<String> options = new ArrayList<>();
  private final List<Unit> units = new ArrayList<>();

  private record Unit(String path, String text) {}

  /** Starts with one file of package {@code demo}; common imports are added in front. */
  static CheckedSource of(String type, String body) {
    return new CheckedSource().and(type, body);
  }

  CheckedSource and(String type, String body) {
    // One line of its own, so that lines are counted in the body alone.
    String imports =
        "package demo; import io.heddle.annotation.*; import io.heddle.*;"
            + " import io.heddle.Barrier; import java.util.*; import java.util.function.*;"
            + " import java.util.concurrent.*; import java.util.concurrent.locks.*;"
            + " import io.heddle.Lock; import io.heddle.Condition;\n";
    units.add(new Unit("demo/" + type + ".java", imports + body));
    return this;
  }

  /** Adds {@code package-info.java} with an annotation in its first line. */
  CheckedSource andPackage(String annotation) {
    units.add(new Unit("demo/package-info.java", annotation + "\npackage demo;\n"));
    return this;
  }

  CheckedSource with(String option) {
    options.add(option);
    return this;
  }

  /** Asserts that the findings are those that are marked, each on its line. */
  void isAsMarked() {
    List<String> found = heddle().map(one -> place(one) + " " + key(one)).sorted().toList();
    List<String> expected = units.stream().flatMap(CheckedSource::marks).sorted().toList();
    assertThat(found).as(() -> String.join("\n", messages())).isEqualTo(expected);
  }

  /** Returns what javac prints for each finding, in its order. */
  List<String> messages() {
    return heddle().map(one -> one.getMessage(Locale.ROOT)).toList();
  }

  /** Returns each finding's kind and key. */
  List<String> kinds() {
    return heddle().map(one -> one.getKind() + " " + key(one)).toList();
  }

  private static Stream<String> marks(Unit unit) {
    List<String> marks = new ArrayList<>();
    String[] lines = unit.text().split("\n", -1);
    for (int index = 0; index < lines.length; index++) {
      Matcher mark = MARK.matcher(lines[index]);
      if (mark.find()) {
        for (String key : mark.group(1).split(",")) {
          marks.add(unit.path() + ":" + index + " " + key.strip());
        }
      }
    }
    return marks.stream();
  }

  private static String place(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    String path = source == null ? "nowhere" : source.toUri().getPath().substring(1);
    return path + ":" + (diagnostic.getLineNumber() - 1);
  }

  private static String key(Diagnostic<?> diagnostic) {
    Matcher key = KEY.matcher(diagnostic.getMessage(Locale.ROOT));
    return key.find() ? key.group(1) : "?";
  }

  private Stream<Diagnostic<? extends JavaFileObject>> heddle() {
    List<Diagnostic<? extends JavaFileObject>> all = compile();
    List<String> others =
        all.stream()
            .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
            .map(one -> one.getMessage(Locale.ROOT))
            .filter(text -> !text.startsWith("[heddle."))
            .toList();
    assertThat(others).as("errors of javac itself").isEmpty();
    return all.stream().filter(one -> one.getMessage(Locale.ROOT).startsWith("[heddle."));
  }

  private List<Diagnostic<? extends JavaFileObject>> compile() {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    List<JavaFileObject> sources =
        units.stream().map(unit -> source(unit.path(), unit.text())).collect(Collectors.toList());
    InMemoryOutput output =
        new InMemoryOutput(javac.getStandardFileManager(diagnostics, Locale.ROOT, null));
    JavaCompiler.CompilationTask task =
        javac.getTask(null, output, diagnostics, arguments, null, sources);
    task.setProcessors(List.of(new HeddleProcessor()));
    boolean succeeded = task.call();
    assertThat(succeeded)
        .isEqualTo(
            diagnostics.getDiagnostics().stream()
                .noneMatch(one -> one.getKind() == Diagnostic.Kind.ERROR));
    return diagnostics.getDiagnostics();
  }

  private static JavaFileObject source(String path, String text) {
    return new SimpleJavaFileObject(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
