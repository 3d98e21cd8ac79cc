package io.heddle.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

final class CompilerAccessTest {

  @Test
  void aProxyAsIntelliJPutsItAroundTheEnvironmentIsSeenThrough() {
    assertThat(findings(CompilerAccessTest::proxied)).containsExactly("bodies were checked");
  }

  @Test
  void anEnvironmentThatDelegatesAsGradlesDoesIsSeenThrough() {
    assertThat(findings(Delegating::new)).containsExactly("bodies were checked");
  }

  private static ProcessingEnvironment proxied(ProcessingEnvironment environment) {
    return (ProcessingEnvironment)
        Proxy.newProxyInstance(
            CompilerAccessTest.class.getClassLoader(),
            new Class<?>[] {ProcessingEnvironment.class},
            new InvocationHandler() {
              private final ProcessingEnvironment wrapped = environment;

              @Override
              public Object invoke(Object proxy, Method method, Object[] some) throws Throwable {
                return method.invoke(wrapped, some);
              }
            });
  }

  private record Delegating(ProcessingEnvironment delegate) implements ProcessingEnvironment {
    @Override
    public Map<String, String> getOptions() {
      return delegate.getOptions();
    }

    @Override
    public Messager getMessager() {
      return delegate.getMessager();
    }

    @Override
    public Filer getFiler() {
      return delegate.getFiler();
    }

    @Override
    public Elements getElementUtils() {
      return delegate.getElementUtils();
    }

    @Override
    public Types getTypeUtils() {
      return delegate.getTypeUtils();
    }

    @Override
    public SourceVersion getSourceVersion() {
      return delegate.getSourceVersion();
    }

    @Override
    public Locale getLocale() {
      return delegate.getLocale();
    }
  }

  /** Hands Heddle a wrapped environment. */
  @SupportedAnnotationTypes("*")
  private static final class Wrapping extends AbstractProcessor {
    private final HeddleProcessor heddle = new HeddleProcessor();
    private final UnaryOperator<ProcessingEnvironment> wrapper;

    Wrapping(UnaryOperator<ProcessingEnvironment> wrapper) {
      this.wrapper = wrapper;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      super.init(environment);
      heddle.init(wrapper.apply(environment));
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return heddle.process(annotations, round);
    }
  }

  private static List<String> findings(UnaryOperator<ProcessingEnvironment> wrapper) {
    JavaFileObject source =
        new SimpleJavaFileObject(URI.create("string:///Shop.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return "import io.heddle.annotation.*; class Shop {"
                + " @Guarded(\"this\") int apples; int peek() { return apples; } }";
          }
        };
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-classpath",
            System.getProperty("java.class.path"),
            "-d",
            System.getProperty("java.io.tmpdir"));
    JavaCompiler.CompilationTask task =
        javac.getTask(null, null, diagnostics, options, null, List.of(source));
    task.setProcessors(List.of(new Wrapping(wrapper)));
    task.call();
    List<String> found = new ArrayList<>();
    diagnostics
        .getDiagnostics()
        .forEach(
            one -> {
              String text = one.getMessage(Locale.ROOT);
              found.add(text.startsWith("[heddle.guarded-by]") ? "bodies were checked" : text);
            });
    return found;
  }
}
