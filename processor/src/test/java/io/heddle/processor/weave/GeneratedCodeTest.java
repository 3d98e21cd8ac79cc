package io.heddle.processor.weave;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** What holds for all generated code. */
class GeneratedCodeTest {

  /** One of each kind, with every feature. */
  private static final String[] MARKET = {
    """
    package market;

    import io.heddle.*;
    import io.heddle.annotation.*;
    import io.heddle.annotation.Barrier;
    import io.heddle.annotation.ExceptHook;
    import java.util.concurrent.TimeoutException;

    class Market {
      @Threaded
      abstract static class Shop<T> {
        abstract Event opened();

        @Guarded("stock")
        abstract Condition restocked();

        @ThreadLocalField(initial = "nobody")
        abstract String user();

        String nobody() {
          return "nobody";
        }

        @Guarded(value = {"stock", "till"}, timeout = "1s")
        @Limited(permits = 2)
        @Barrier(parties = 1, at = Barrier.At.EXIT)
        <X extends Exception> T sell(T item, Class<X> failure) throws X, InterruptedException {
          return item;
        }

        @Daemon(every = "1s")
        void tick() {}

        @After("1s")
        void warmUp() {}

        @OnEvent("opened")
        void greet() {}

        @ExceptHook
        void failed(ExceptHookArgs args) {}
      }

      @GuardedView
      interface Stall {
        int sell(String... items) throws TimeoutException;
      }

      @GuardedState
      interface Till {
        long cents();

        void cents(long value);
      }

      @ServiceGroup
      interface Shops {
        Shop<String> first();
      }
    }
    """
  };

  private static final List<String> NAMES =
      List.of(
          "Heddle_Market_Shop", "Heddle_Market_Stall", "Heddle_Market_Till", "Heddle_Market_Shops");

  @Test
  void nothingIsReflective() {
    Woven woven = Woven.from(MARKET);
    for (String name : NAMES) {
      assertThat(woven.source(name))
          .doesNotContain(
              "java.lang.reflect",
              "java.lang.invoke",
              "Class.forName",
              ".getDeclared",
              ".newInstance",
              "Proxy");
    }
  }

  @Test
  void everyFileNamesTheClassThatItIsWovenFor() {
    Map<String, List<String>> origins = new TreeMap<>();
    Woven.compileWith(List.of(new Watching(origins)), MARKET);
    assertThat(origins)
        .containsOnly(
            entry("market.Heddle_Market_Shop", List.of("market.Market.Shop")),
            entry("market.Heddle_Market_Stall", List.of("market.Market.Stall")),
            entry("market.Heddle_Market_Till", List.of("market.Market.Till")),
            entry("market.Heddle_Market_Shops", List.of("market.Market.Shops")));
  }

  /** Notes of each file that Heddle writes which elements it names as its origin. */
  @SupportedAnnotationTypes("*")
  private static final class Watching extends AbstractProcessor {

    private final DeclareAndWeave heddle = new DeclareAndWeave();
    private final Map<String, List<String>> origins;

    Watching(Map<String, List<String>> origins) {
      this.origins = origins;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public void init(ProcessingEnvironment environment) {
      heddle.init(
          around(
              ProcessingEnvironment.class,
              environment,
              Map.of("getFiler", around(Filer.class, environment.getFiler(), Map.of()))));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return heddle.process(annotations, round);
    }

    private <T> T around(Class<T> type, T real, Map<String, Object> instead) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> {
                if (instead.containsKey(method.getName())) {
                  return instead.get(method.getName());
                } else if (method.getName().equals("createSourceFile")) {
                  note(arguments);
                }
                try {
                  return method.invoke(real, arguments);
                } catch (InvocationTargetException thrown) {
                  throw thrown.getCause();
                }
              }));
    }

    private void note(Object[] arguments) {
      List<String> named = new ArrayList<>();
      Arrays.stream((Element[]) arguments[1]).forEach(element -> named.add(element.toString()));
      origins.put(arguments[0].toString(), named);
    }
  }
}
