package io.heddle.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AlienCallTest {

  private static final String SOURCE =
      """
      abstract class Store {
        synchronized void with(Runnable task) {
          task.run();
        }

        synchronized void changed() {
          onChange();
        }

        void without(Runnable task) {
          task.run();
          onChange();
        }

        synchronized void own() {
          count();
        }

        void count() {}

        abstract void onChange();
      }
      """;

  @Test
  void whatOthersProvideIsNotCalledUnderALock() {
    assertThat(
            CheckedSource.of("Store", SOURCE)
                .with("-Aheddle.severity.alienCall=warning")
                .messages())
        .containsExactly(
            """
            [heddle.alien-call] the parameter 'task' is called; found: 'this' is held meanwhile
                Store.java:3: Store.with takes 'this'
                Repair: collect what is to be told under 'this', and call after giving it back\
            """,
            """
            [heddle.alien-call] Store.onChange is called, which subclasses override; found: 'this' is held meanwhile
                Store.java:7: Store.changed takes 'this'
                Repair: collect what is to be told under 'this', and call after giving it back\
            """);
  }

  @Test
  void itHasToBeAskedFor() {
    CheckedSource.of("Store", SOURCE).isAsMarked();
  }

  @Test
  void missesAListenerThatIsKeptInAField() {
    assertThat(
            CheckedSource.of(
                    "Store",
                    """
                    class Store {
                      private Runnable listener;

                      synchronized void changed() {
                        listener.run();
                      }
                    }
                    """)
                .with("-Aheddle.severity.alienCall=note")
                .kinds())
        .isEmpty();
  }
}
