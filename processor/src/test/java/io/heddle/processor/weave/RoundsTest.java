package io.heddle.processor.weave;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

class RoundsTest {

  /** Writes two classes, the second one a round after the first. */
  @SupportedAnnotationTypes("*")
  private static final class TwoRounds extends AbstractProcessor {
    private int round;

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
      round++;
      if (round == 1) {
        write("Ware", "class Ware {}");
      } else if (round == 2) {
        write("Till", "final class Till { final Object drawer = new Object(); }");
      }
      return false;
    }

    private void write(String name, String source) {
      try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
        writer.write(source);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  @Test
  void classWaitsForTheTypesThatOtherProcessorsGenerate() {
    Compilation compilation =
        Woven.compileWith(
            List.of(new TwoRounds(), new DeclareAndWeave()),
            """
            import io.heddle.annotation.*;

            @Threaded
            abstract class Shop {
              final Till till = new Till();

              @Threaded
              static class Kiosk {}

              @Guarded("till.drawer")
              Ware sell(java.util.List<Ware> wares) {
                return wares.get(0);
              }
            }
            """,
            """
            import io.heddle.annotation.*;

            @Threaded
            class Stall {}
            """);
    assertThat(Woven.messages(compilation)).isEmpty();
    assertThat(compilation.generatedSourceFiles())
        .extracting(file -> file.getName().replaceFirst(".*/", ""))
        .containsExactlyInAnyOrder(
            "Ware.java",
            "Till.java",
            "Heddle_Shop.java",
            "Heddle_Shop_Kiosk.java",
            "Heddle_Stall.java");
  }

  @Test
  void interfacesWaitForTheTypesThatOtherProcessorsGenerate() {
    Compilation compilation =
        Woven.compileWith(
            List.of(new TwoRounds(), new DeclareAndWeave()),
            """
            import io.heddle.annotation.*;
            import java.util.List;

            @GuardedView
            interface Stock {
              @Guarded(value = "items", mode = Guarded.Mode.READ)
              List<Ware> wares(Till till) throws java.io.IOException;
            }
            """,
            """
            import io.heddle.annotation.*;

            @GuardedState
            interface Counter {
              Ware[] wares();

              Till till();

              void till(Till till);
            }
            """,
            """
            import io.heddle.annotation.*;

            @ServiceGroup
            interface Plant {
              Clock<Till> clock();
            }
            """,
            """
            import io.heddle.annotation.*;

            @Threaded
            abstract class Clock<T extends Object> {
              @ThreadLocalField
              abstract Ware current();

              @Daemon(every = "1s")
              void tick() {}

              @Limited(permits = 2)
              @Barrier(parties = 1)
              Till[] all(Till... tills) throws InterruptedException {
                return new Till[0];
              }
            }
            """);
    assertThat(Woven.messages(compilation)).isEmpty();
    assertThat(compilation.generatedSourceFiles())
        .extracting(file -> file.getName().replaceFirst(".*/", ""))
        .contains(
            "Heddle_Stock.java", "Heddle_Counter.java", "Heddle_Plant.java", "Heddle_Clock.java");
  }

  @Test
  void classMayMentionItsOwnWovenClass() {
    Woven woven =
        Woven.from(
            """
            import io.heddle.annotation.*;
            import java.util.List;

            @Threaded
            class Shop {
              @Guarded("stock")
              Heddle_Shop self(List<Heddle_Shop> others) {
                return (Heddle_Shop) this;
              }
            }
            """,
            """
            import io.heddle.annotation.*;

            @Threaded
            class Market<T> {
              static <T> Heddle_Market<T> open() {
                return Heddle_Market.create();
              }
            }
            """);
    assertThat(woven.source("Heddle_Shop")).contains("Heddle_Shop self(List<Heddle_Shop> others)");
  }

  @Test
  void typeThatNeverComesIsLeftToJavac() {
    Compilation compilation =
        Woven.compile(
            """
            import io.heddle.annotation.*;

            @Threaded
            class Shop {
              @Guarded("stock")
              Missing sell() {
                return null;
              }
            }
            """);
    assertThat(Woven.messages(compilation))
        .containsExactly("cannot find symbol\n  symbol:   class Missing\n  location: class Shop");
  }
}
