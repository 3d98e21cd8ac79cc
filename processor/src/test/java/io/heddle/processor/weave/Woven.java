package io.heddle.processor.weave;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;

/** Sources that were woven, compiled under {@code -Xlint:all -Werror} and loaded. */
public final class Woven {

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern TYPE =
      Pattern.compile("(?m)^(?:[\\w-]+ )*(?:class|interface|enum|record) (\\w+)");

  private final Compilation compilation;
  private final ClassLoader classes;

  private Woven(Compilation compilation) {
    this.compilation = compilation;
    this.classes = new GeneratedClasses(compilation);
  }

  /** Compiles sources that must not draw a single warning. */
  public static Woven from(String... sources) {
    Compilation compilation = compile(sources);
    assertThat(messages(compilation)).as("what javac says").isEmpty();
    return new Woven(compilation);
  }

  /** Compiles sources in whatever state they are. */
  public static Compilation compile(String... sources) {
    return compileWith(List.of(new DeclareAndWeave()), sources);
  }

  /** Compiles sources with the given processors, in this order. */
  public static Compilation compileWith(List<Processor> processors, String... sources) {
    return javac()
        .withProcessors(processors)
        .withOptions("-Xlint:all,-processing", "-Werror")
        .compile(Arrays.stream(sources).map(Woven::file).toList());
  }

  /** Returns Heddle's and javac's errors and warnings, without their positions, in order. */
  public static List<String> messages(Compilation compilation) {
    return Stream.concat(compilation.errors().stream(), compilation.warnings().stream())
        .map(diagnostic -> diagnostic.getMessage(null))
        .filter(message -> !message.equals("warnings found and -Werror specified"))
        .toList();
  }

  /** Calls a public static method without parameters. */
  public Object call(String type, String method) throws Exception {
    try {
      return type(type).getMethod(method).invoke(null);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw thrown;
    }
  }

  /** Returns a compiled class. */
  public Class<?> type(String name) throws ClassNotFoundException {
    return classes.loadClass(name);
  }

  /** Returns the source that was generated for a class of this simple name. */
  public String source(String simpleName) {
    for (JavaFileObject file : compilation.generatedSourceFiles()) {
      if (file.getName().endsWith("/" + simpleName + ".java")) {
        return text(file);
      }
    }
    throw new AssertionError("no source was generated for " + simpleName);
  }

  private static JavaFileObject file(String source) {
    Matcher home = PACKAGE.matcher(source);
    String prefix = home.find() ? home.group(1) + "." : "";
    if (source.contains("\nmodule ") || source.startsWith("module ")) {
      return JavaFileObjects.forSourceString("module-info", source);
    }
    Matcher type = TYPE.matcher(source);
    assertThat(type.find()).as("a top-level type in %s", source).isTrue();
    return JavaFileObjects.forSourceString(prefix + type.group(1), source);
  }

  private static String text(JavaFileObject file) {
    try {
      return file.getCharContent(false).toString();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static final class GeneratedClasses extends ClassLoader {
    private final Map<String, byte[]> bytes = new HashMap<>();

    GeneratedClasses(Compilation compilation) {
      super(Woven.class.getClassLoader());
      for (JavaFileObject file : compilation.generatedFiles()) {
        if (file.getKind() == Kind.CLASS) {
          String path = file.getName().replaceFirst("^/?CLASS_OUTPUT/", "");
          bytes.put(path.replaceFirst("\\.class$", "").replace('/', '.'), read(file));
        }
      }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] code = bytes.get(name);
      if (code == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, code, 0, code.length);
    }

    private static byte[] read(JavaFileObject file) {
      try (var in = file.openInputStream()) {
        return in.readAllBytes();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
